// Indicator 1 after the census date: the value, the people behind it, and other rules tried out.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { AFTER_CENSUS } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });

async function openIndicators(page: Page, demo: Parameters<typeof signInAs>[1]): Promise<void> {
  await signInAs(page, demo, "school_admin");
  await page.getByRole("link", { name: "Показатели" }).first().click();
  await page.locator("#I1").getByRole("link", { name: "Итог за 2026" }).click();
  await expect(page.getByText("Показатель 1")).toBeVisible();
}

/** The row of one person: in ЧП, in ЧПдп, and why. */
function person(page: Page, surname: string) {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: surname }) });
}

test("AC-01: in January indicator 1 is 92,7 %, 38 из 41, and names everybody who is not counted with the reason", async ({
  page,
  server,
}) => {
  await openIndicators(page, server.demo);
  const card = page.locator("section.indicator");
  await expect(card.locator("output")).toHaveText(/^92,7\s%$/);
  await expect(card.getByText("38 из 41", { exact: true })).toBeVisible();
  await expect(card.getByText(/\(38 \/ 41\) × 100 = 92,7\s%/)).toBeVisible();
  await expect(page.getByText("итог", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: /^Нет \d+/ }).click();
  await expect(person(page, "Свиридова")).toContainText("не работает на дату учёта: уволен 31.08.2026");
  await expect(person(page, "Колесник")).toContainText("не приступал к диагностике");
  for (const surname of ["Мальцева", "Волошин"]) await expect(person(page, surname)).toHaveCount(1);
  await expect(person(page, "Авдеева")).toHaveCount(0);

  await page.getByRole("link", { name: /^Учтены 38/ }).click();
  await expect(page.locator("#evidence tbody tr")).toHaveCount(38);
  await expect(person(page, "Свиридова")).toHaveCount(0);
});

test("EX-08: leaving long leave out of ЧП shows 95,0 % before anything is saved", async ({ page, server }) => {
  await openIndicators(page, server.demo);
  await page.getByRole("link", { name: "Изменить правила" }).click();
  const result = page.locator("#result").getByRole("row").filter({ hasText: "Прошли диагностику дефицитов" });
  await expect(result).toContainText(/92,7\s%/);
  await page.getByRole("group", { name: "Длительный отпуск" }).getByRole("radio", { name: "Не входят в ЧП" }).check();
  await page.getByRole("button", { name: "Посмотреть, что получится" }).click();
  await expect(result).toContainText(/92,7\s%/);
  await expect(result).toContainText(/95,0\s%/);
  await expect(result).toContainText("(38 / 40) × 100");

  await page.getByRole("link", { name: "Показатели" }).first().click();
  await expect(page.locator("#I1 output").first()).toHaveText(/^92,7\s%$/);
});

test("EX-10: the moment that is asked for decides, and the value may fall when somebody leaves", async ({
  page,
  server,
}) => {
  await openIndicators(page, server.demo);
  const value = page.locator("section.indicator output");
  const askFor = async (moment: string) => {
    await page.getByLabel("На момент").fill(moment);
    await page.getByRole("button", { name: "Пересчитать" }).click();
    await expect(page.getByText("оперативно", { exact: true })).toBeVisible();
  };
  await askFor("2026-05-31T12:00");
  await expect(value).toHaveText(/^90,2\s%$/);
  await expect(person(page, "Свиридова")).toContainText("диагностика завершена");
  await askFor("2026-09-02T12:00");
  await expect(value).toHaveText(/^87,8\s%$/);
  await expect(person(page, "Свиридова")).toContainText("не работает на дату учёта: уволен 31.08.2026");
});

test("EX-07: long leave is in ЧП and out of the campaign: 38 из 41 here, 34 из 40 there", async ({ page, server }) => {
  await openIndicators(page, server.demo);
  await expect(page.getByText("38 из 41", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /^Нет \d+/ }).click();
  await expect(person(page, "Колесник")).toHaveCount(1);
  await page.goto("/campaigns");
  await page.getByRole("link", { name: /Методическая компетентность учителя, апрель/ }).click();
  await page.getByRole("link", { name: "Ход кампании" }).click();
  await expect(page.locator("[data-live=total]")).toHaveText(/34\s+из 40 ответили\s*85,0\s%/);
});

test("EX-09: with part-timers from elsewhere it would be 92,9 %, and that is seen before it is saved", async ({
  page,
  server,
}) => {
  await openIndicators(page, server.demo);
  await page.getByRole("link", { name: "Изменить правила" }).click();
  const result = page.locator("#result").getByRole("row").filter({ hasText: "Прошли диагностику дефицитов" });
  await page.getByRole("group", { name: /совместител/i }).getByRole("radio", { name: /^Входят/ }).check();
  await page.getByRole("button", { name: "Посмотреть, что получится" }).click();
  await expect(result).toContainText(/92,9\s%/);
  await expect(result).toContainText("(39 / 42) × 100");
});

test("EX-25: 18 of 30 is exactly the bound of 60 % and «средний», for both who have it", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  for (const [campaign, name] of [
    [/^Методическая компетентность учителя, апрель/, "Жданова М. И."],
    [/^Цифровая компетентность педагога, май/, "Оболенская Н. В."],
  ] as const) {
    await page.goto("/campaigns");
    await page.getByRole("link", { name: campaign }).click();
    await page.getByRole("link", { name: "Результаты" }).click();
    const onBound = page.getByRole("row").filter({ hasText: /18 из 30\s*60,0\s%/ });
    await expect(onBound).toContainText(name);
    await expect(onBound).toContainText("средний");
  }
});
