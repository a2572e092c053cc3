// Sections strictly in order (security 23): nothing behind is opened again, nothing ahead is seen.
import type { Page } from "@playwright/test";
import { saved } from "../support/author.ts";
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";
import { answerAll, expectNothingWaits } from "../support/teacher.ts";

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

/** Opens a trial run of the draft whose settings are open, at its first section, and returns that. */
async function beginTrial(page: Page): Promise<string> {
  await page.goto(page.url().replace(/\/settings.*|\?.*/, "/preview"));
  await page.getByRole("link", { name: "Пройти самому" }).click();
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/trial\/page/, { waitUntil: "commit" });
  return (await page.locator("section[data-section]").getAttribute("data-section"))!;
}

async function takeInOrder(page: Page): Promise<void> {
  const first = await beginTrial(page);
  const sections = page.locator("section[data-section]");
  await expect(sections, "the others are not in the page at all").toHaveCount(1);
  const addressOfPages = page.url().replace(/\?.*/, "");

  await page.goto(`${addressOfPages}?n=3`);
  await expect(sections).toHaveAttribute("data-section", first);
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

test.describe("with a form that may be faster than the script", () => {
  // What the script has not sent by then it sends from the next page, and is told that its section was left.
  test.use({ allowedErrors: /status of 409 .*\/api\/trials\/save/ });

  test("security 23: sections in order are answered one after another", async ({ page, server }) => {
    await signInAs(page, server.demo, "coordinator");
    await putInOrder(page);
    await takeInOrder(page);
  });

  test("security 23: a save that comes after its form is refused, and the script forgets it", async ({ page, server }) => {
    await signInAs(page, server.demo, "coordinator");
    await putInOrder(page);
    let wake = () => {};
    const clicked = new Promise<void>((done) => (wake = done));
    await page.route(/\.wasm/, (route) => clicked.then(() => route.continue()));
    await page.route("**/api/trials/turn", async (route) => {
      await page.waitForRequest("**/api/trials/save");
      await route.continue();
    });
    const saves: number[] = [];
    await page.route("**/api/trials/save", async (route) => {
      if (saves.length > 0) return route.continue();
      saves.push(0);
    });
    page.on("response", (response) => {
      if (response.url().endsWith("/api/trials/save")) saves.push(response.status());
    });
    const first = await beginTrial(page);
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Далее" }).last().click({ noWaitAfter: true });
    wake();
    await expect(page.locator(`section[data-section="${first}"]`)).toHaveCount(0);
    await expect.poll(() => saves, "held up by the first page, refused on the second").toEqual([0, 409]);
    await expectNothingWaits(page);
    await page.getByRole("radio").first().check();
    await expect(page.locator("#saved"), "the answers of this section are saved").toHaveText(/Сохранено/);
  });
});

test("security 23: a form of a section that was left changes nothing and shows what is open now", async ({ page, context, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await putInOrder(page);
  const first = await beginTrial(page);
  const old = await context.newPage();
  await old.goto(page.url());
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
