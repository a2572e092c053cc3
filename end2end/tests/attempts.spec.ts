// Answering T1 by a personal link, from the first screen to the receipt.
import { answer, begin, expectSection, filled, handIn, linkOf, next } from "../support/teacher.ts";
import { receiptNumber, task, tasks } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Page } from "@playwright/test";

async function toReview(page: Page, from = 1): Promise<void> {
  for (let section = from; section <= 6; section += 1) {
    await expectSection(page, section);
    await next(page);
  }
  await page.waitForURL(/\/review/);
}

test("without JavaScript the whole way works, and a refused page keeps everything typed", async ({
  newContext,
  server,
}) => {
  const page = await (await newContext({ javaScriptEnabled: false })).newPage();
  const link = linkOf(server.demo, "P30");
  await begin(page, link);

  await test.step("an invalid place comes back with its error and with all that was chosen", async () => {
    for (const one of await tasks(page).all()) await answer(one);
    const places = await task(page, 4).getByRole("combobox").all();
    await places[1]?.selectOption("1-е");
    const typed = await page.locator("#answers :checked").count();
    await next(page);
    const alert = page.getByRole("alert");
    await expect(alert.getByRole("heading", { name: "Проверьте ответы" })).toBeVisible();
    await expect(alert.getByRole("link", { name: /Задание 4 из 24.* Место 1 указано дважды/ })).toBeVisible();
    await expect(task(page, 4)).toHaveAccessibleDescription(/Место 1 указано дважды/);
    await expect(page.locator("#answers :checked")).toHaveCount(typed);
    await expect(places[1]!).toHaveValue("1");
    await places[1]?.selectOption("2-е");
  });

  let before = 0;
  for (let section = 1; section <= 6; section += 1) {
    await expectSection(page, section);
    // Each page after the first leaves its first task empty.
    for (const one of (await tasks(page).all()).slice(1)) await answer(one);
    await next(page);
    if (section === 2) {
      await page.getByRole("button", { name: "Назад" }).click();
      await expectSection(page, 2);
      expect((await filled(page)).length, "going back keeps the answers").toBeGreaterThan(before);
      await next(page);
    }
    if (section < 6) before = (await filled(page)).length;
  }

  await test.step("the review lists what is answered and what is empty", async () => {
    await expect(page).toHaveURL(/\/review$/);
    await expect(page.getByRole("listitem").filter({ hasText: /Отвечено$/ })).toHaveCount(19);
    await expect(page.getByRole("listitem").filter({ hasText: /Без ответа$/ })).toHaveCount(5);
    await expect(page.getByText("Без ответа осталось 5 заданий")).toBeVisible();
    await page.getByRole("listitem").filter({ hasText: /Без ответа$/ }).first().click();
    await expectSection(page, 2);
    await page.goBack();
    await handIn(page);
  });

  const [stamp, address] = [await receiptNumber(page), page.url()];
  expect(stamp).toMatch(/^[A-Z0-9]{6}$/);
  await expect(page.getByText("19 из 24")).toBeVisible();

  await test.step("the link shows the receipt again, without answers", async () => {
    for (const again of [link, `${address}/page`, `${address}/review`]) {
      await page.goto(again);
      expect(await receiptNumber(page)).toBe(stamp);
      // The cited documents are folded groups too, so tasks are looked for by what they are made of.
      await expect(page.locator("#answers, fieldset, [data-item], [name^=fields], :checked")).toHaveCount(0);
      expect(await page.content()).not.toContain("Ученик объяснит по карте");
    }
  });
});

test("AC-04: a double click on submit makes one attempt with one receipt", async ({ page, server }) => {
  await begin(page, linkOf(server.demo, "P21"));
  await answer(task(page, 1));
  await toReview(page);
  const field = (name: string) => page.locator(`input[name=${name}]`).inputValue();
  const form = { invitation: await field("invitation"), attempt: await field("attempt"), checked: "yes" };
  await page.getByRole("checkbox", { name: /Ответы проверены/ }).check();
  await page.getByRole("button", { name: "Отправить ответы" }).dblclick();
  await expect(page.getByRole("heading", { name: "Спасибо, ответы приняты" })).toBeVisible();
  const stamp = await receiptNumber(page);
  const post = () => page.request.post("/api/attempts/submit", { form, headers: { origin: server.url, accept: "text/html" } });
  for (const answered of await Promise.all([post(), post()])) {
    expect(answered.ok()).toBe(true);
    expect(await answered.text()).toContain(stamp);
  }
  await page.reload();
  expect(await receiptNumber(page)).toBe(stamp);
});
