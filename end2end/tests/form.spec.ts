// AC-11: the table form 6.1, word for word as approved, or corrected with a note.
import { expect, test } from "../support/fixtures.ts";
import { AFTER_CENSUS } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });

test("AC-11: «как утверждено» prints row 4 word for word, «с исправлениями» shows the vacancies and the note", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "school_admin");
  await page.goto("/indicators");
  await page.getByRole("link", { name: "Таблица показателей" }).click();
  await expect(page.getByRole("link", { name: "Как утверждено" })).toHaveAttribute("aria-current", "true");
  const sheet = page.locator(".form-61");
  await expect(sheet).toContainText("за 2026 календарный год (по состоянию на 01.01.2027)");
  await expect(sheet).toContainText(/программа утверждена приказом от \d\d\.\d\d\.\d{4} № /);
  const cells = page.locator("#row-I4 td");
  const approved = [
    "4.",
    "научно-методическое сопровождение педагогических работников",
    "доля педагогических работников, участвовавших в научно-методических мероприятиях муниципального уровня",
    "(ЧПмм/ЧП)х1 00; количество вакансий педагогических работников в ОО (количество вакансий)",
    "результаты школьного мониторинга",
    "банк вакансий, ежегодная актуализация (по состоянию на январь отчетного года",
  ];
  expect((await cells.allTextContents()).slice(0, 6)).toEqual(approved);
  await expect(cells.nth(8)).toHaveText("4");
  await expect(page.locator("#row-I2")).toContainText("(ЧПип/ЧП) х 10 О");

  await page.getByRole("link", { name: "С исправлениями" }).click();
  await expect(page.locator("#row-I4")).toContainText("Количество вакансий педагогических работников");
  await expect(page.locator("#row-I4 td").nth(3)).toHaveText("Вак (количество)");
  await expect(page.locator("#row-I4 td").last()).toContainText("Строка 4 повторяет показатель и формулу строки 3");
  await expect(sheet).not.toContainText("х1 00;");
});

test("EX-27: the change is that of the exact values, and the sheet says why the last digit differs", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "school_admin");
  await page.goto("/indicators/form?year=2026&as=corrected");
  const row = page.locator("#row-I2 td");
  await expect(row.nth(8)).toHaveText(/^34,1\s%$/);
  await expect(row.nth(9)).toHaveText(/^22,0\s%$/);
  await expect(row.nth(10)).toHaveText("+12,2");
  await expect(row.last()).toContainText("расхождение в последнем знаке из-за округления");
  await expect(page.locator("#row-I1 td").last()).toContainText("кроме того, внешних совместителей: 1");
});

test("AC-11: the same table is a workbook, for the school alone", async ({ page, server }) => {
  await signInAs(page, server.demo, "school_admin");
  await page.goto("/indicators/form?year=2026&as=approved");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Скачать XLSX" }).click();
  expect((await download).suggestedFilename()).toBe("Показатели 2026 как утверждено.xlsx");
});
