// Sections strictly in order (security 23): nothing behind is opened again, nothing ahead is seen.
import type { Page } from "@playwright/test";
import { saved } from "../support/author.ts";
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";
import { answerAll } from "../support/teacher.ts";

const TITLE = "Методическая компетентность учителя";

async function putInOrder(page: Page, isScripted = true): Promise<void> {
  await page.goto("/instruments");
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("link", { name: "Настройки" }).click();
  const inOrder = page.getByRole("switch", { name: "Разделы строго по порядку" });
  await inOrder.check();
  if (isScripted) return saved(page);
  await page.locator("form", { has: inOrder }).getByRole("button", { name: "Сохранить" }).click();
  await expect(inOrder).toBeChecked();
}

async function takeInOrder(page: Page): Promise<void> {
  await page.goto(page.url().replace(/\/settings.*|\?.*/, "/preview"));
  await page.getByRole("link", { name: "Пройти самому" }).click();
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/trial\/page/);
  const sections = page.locator("section[data-section]");
  const first = await sections.getAttribute("data-section");
  await expect(sections, "the others are not in the page at all").toHaveCount(1);
  const addressOfPages = page.url().replace(/\?.*/, "");

  await page.goto(`${addressOfPages}?n=3`);
  await expect(sections).toHaveAttribute("data-section", first!);
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Далее" }).last().click();
  await expect(page.locator(`section[data-section="${first}"]`)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Назад" })).toBeHidden();
  await expect(page.locator(".item-no").first(), "the numbers go on").not.toHaveText(/Задание 1\b/);

  await page.goto(`${addressOfPages}?n=1`);
  await expect(page.locator(`section[data-section="${first}"]`)).toHaveCount(0);
  await page.goto(addressOfPages.replace("/page", "/review"));
  await expect(sections).toHaveCount(1);
  await page.goto(addressOfPages);
  await answerAll(page);
  await expect(page.locator(".review-list a")).toHaveCount(0);
  await page.getByRole("checkbox", { name: /Ответы проверены/ }).check();
  await page.getByRole("button", { name: "Отправить ответы" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ваш профиль" })).toBeVisible();
}

test("security 23: sections in order are answered one after another", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await putInOrder(page);
  await takeInOrder(page);
});

test("security 23: a form of a section that was left changes nothing and shows what is open now", async ({ page, context, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await putInOrder(page);
  await page.goto(page.url().replace(/\/settings.*|\?.*/, "/preview"));
  await page.getByRole("link", { name: "Пройти самому" }).click();
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/trial\/page/);
  const old = await context.newPage();
  await old.goto(page.url());
  const first = await old.locator("section[data-section]").getAttribute("data-section");
  await page.getByRole("button", { name: "Далее" }).last().click();
  await expect(page.locator(`section[data-section="${first}"]`)).toHaveCount(0);
  await page.getByRole("radio").first().check();
  await expect(page.locator("#saved")).toHaveText(/Сохранено/);

  await old.getByRole("button", { name: "Далее" }).last().click();
  await expect(old.getByRole("alert").filter({ hasText: "Разделы идут строго по порядку" })).toBeVisible();
  await expect(old.locator(`section[data-section="${first}"]`)).toHaveCount(0);
  await expect(old.getByRole("radio").first(), "what stands here is not shown as empty").toBeChecked();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("security 23: the fixed order holds all the same", async ({ page, server }) => {
    await signInAs(page, server.demo, "coordinator");
    await putInOrder(page, false);
    await takeInOrder(page);
  });
});
