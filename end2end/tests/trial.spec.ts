// A trial run of a draft (B4): the respondent's own pages, and nothing of it counts.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";
import { answerAll } from "../support/teacher.ts";

const TITLE = "Методическая компетентность учителя";

async function begin(page: Page): Promise<void> {
  await page.goto("/instruments");
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("link", { name: "Просмотр" }).click();
  await page.getByRole("link", { name: "Пройти самому" }).click();
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/trial\/page/);
}

async function end(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /Ответы проверены/ }).check();
  await page.getByRole("button", { name: "Отправить ответы" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ваш профиль" })).toBeVisible();
  await expect(page.getByText("Пробное прохождение: ответы не учитываются")).toBeVisible();
}

async function answered(page: Page): Promise<string> {
  await page.goto("/campaigns");
  await page.getByRole("link", { name: `${TITLE}, апрель 2026` }).click();
  await page.getByRole("link", { name: "Ход кампании" }).click();
  return page.locator("[data-live=total]").innerText();
}

test("B4: an author takes the draft like a teacher, sees the result, and no board moves", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  const before = await answered(page);
  await begin(page);
  await expect(page.getByText("Пробное прохождение: ответы не учитываются")).toBeVisible();
  await page.getByRole("radio").first().check();
  await expect(page.locator("#saved")).toHaveText(/Сохранено/);
  await page.reload();
  await expect(page.getByRole("radio").first()).toBeChecked();
  await answerAll(page);
  await end(page);
  expect(await answered(page)).toBe(before);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("B4: the trial run works all the same, and its pages are gone once it has ended", async ({ page, server }) => {
    await signInAs(page, server.demo, "coordinator");
    await begin(page);
    await answerAll(page);
    await end(page);
    await page.goto(page.url().replace("/result", "/page"));
    await expect(page.getByText("Здесь пока нечего показать")).toBeVisible();
  });
});
