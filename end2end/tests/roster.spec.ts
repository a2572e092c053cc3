// The day's work with the staff register: add, correct, dismiss, hire again, look at another day, merge doubles.
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";
import type { Page } from "@playwright/test";

async function add(page: Page, last: string, code: string): Promise<void> {
  await page.goto("/roster/new");
  await page.getByLabel("Фамилия").fill(last);
  await page.getByLabel("Имя").fill("Анна");
  await page.getByLabel("Отчество").fill("Львовна");
  await page.getByLabel("Код или табельный номер").fill(code);
  await page.getByLabel("Должность").fill("учитель химии");
  await page.getByLabel("Первый рабочий день").fill("2026-04-01");
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const act = (page: Page, name: string) => page.locator("aside summary", { hasText: name });

test("SR-10: somebody is added, corrected, dismissed and hired again, and the number follows", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "coordinator");
  const context = await newContext();
  const watcher = await context.newPage();
  await signInAs(watcher, server.demo, "school_admin");
  await watcher.goto("/indicators/I1?year=2026");
  const value = watcher.locator("section.indicator");
  await expect(value).toContainText("(25 / 41) × 100");

  await add(page, "Ёлкина", "K1");
  await page.getByLabel("Ставка").fill("3");
  await page.getByRole("button", { name: "Добавить" }).click();
  await expect(page.getByText("ставка должна быть больше 0 и не больше 2").first()).toBeVisible();
  await expect(page.getByLabel("Фамилия")).toHaveValue("Ёлкина");
  await expect(page.getByLabel("Должность")).toHaveValue("учитель химии");
  await page.getByLabel("Ставка").fill("0,5");
  await page.getByRole("button", { name: "Добавить" }).click();
  await expect(heading(page)).toHaveText("Ёлкина Анна Львовна");
  await expect(page.getByText("молодой педагог")).toBeVisible();
  await expect(value).toContainText("(25 / 42) × 100");

  await page.getByRole("link", { name: "Изменить данные" }).click();
  await page.getByLabel("Начало стажа").fill("2015-09-01");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(heading(page)).toHaveText("Ёлкина Анна Львовна");
  await expect(page.getByText("молодой педагог")).toHaveCount(0);

  await act(page, "Уволить").click();
  await page.getByLabel("Приказ об увольнении").last().fill("№ 12-к");
  await page.getByLabel("Последний рабочий день").last().fill("2026-04-17");
  await page.getByRole("button", { name: "Уволить" }).click();
  await expect(page.getByText("увольнение: № 12-к")).toBeVisible();
  await expect(value).toContainText("(25 / 41) × 100");

  await act(page, "Принять снова").click();
  await page.locator("aside").getByLabel("Первый рабочий день").fill("2026-04-17");
  await page.getByRole("button", { name: "Принять снова" }).click();
  await expect(page.getByText(/На должности «учитель химии» уже есть трудоустройство/).first()).toBeVisible();
  await page.locator("aside").getByLabel("Первый рабочий день").fill("2026-04-18");
  await page.getByRole("button", { name: "Принять снова" }).click();
  await expect(page.getByText("входит в ЧП", { exact: true })).toBeVisible();
  await expect(value).toContainText("(25 / 42) × 100");

  await page.getByText("История изменений").click();
  await expect(page.locator(".happened > li")).toHaveCount(4);
});

test("the register shows the staff of any day, searched, filtered and sorted", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/roster?state=all");
  await page.goto("/roster?on=2026-02-13");
  await expect(page.getByText("Показан состав на 13.02.2026.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Прасолов/ })).toBeVisible();
  await page.getByRole("link", { name: "Показать на сегодня" }).click();
  await expect(page.getByRole("link", { name: /^Прасолов/ })).toHaveCount(0);
  await page.getByRole("searchbox").fill("логопед");
  await page.getByRole("button", { name: "Показать" }).click();
  await expect(page.getByRole("link", { name: /^Иванищева/ })).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.getByRole("link", { name: "Сбросить" }).click();
  await page.getByRole("link", { name: /^Педагог/ }).last().click();
  await expect(page.locator("tbody tr").last()).toContainText("Авдеева");
  const file = page.waitForEvent("download");
  await page.getByText("Скачать").click();
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await file).suggestedFilename()).toBe("Педагоги.csv");
});

test("one person entered twice is proposed, compared and merged", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await add(page, "Соснина", "K7");
  await page.getByRole("button", { name: "Добавить" }).click();
  await expect(heading(page)).toHaveText("Соснина Анна Львовна");
  await add(page, "Соснина", "K8");
  await page.getByRole("button", { name: "Добавить" }).click();
  await page.getByLabel("Это другой человек с тем же именем").check();
  await page.getByRole("button", { name: "Добавить" }).click();
  await expect(page.getByText("Похоже, что этот человек записан дважды")).toBeVisible();
  await page.goto("/roster/doubles");
  await page.getByRole("link", { name: /^Сравнить: Соснина/ }).click();
  await expect(page.getByText("Останется", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Объединить" }).click();
  await expect(heading(page)).toHaveText("Соснина Анна Львовна");
  await expect(page.getByText("Объединены с этой записью")).toBeVisible();
  await page.goto("/roster?find=соснина");
  await expect(page.locator("tbody tr")).toHaveCount(1);
});

test("a union gets a head, and the page of the head says so", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/roster/unions");
  await page.getByLabel("Название").last().fill("МО наставников");
  await page.getByLabel("Руководитель").last().fill("Никто Нигде");
  await page.getByRole("button", { name: "Добавить объединение" }).click();
  await expect(page.getByText("такого человека нет в списке педагогов").first()).toBeVisible();
  await expect(page.getByLabel("Название").last()).toHaveValue("МО наставников");
  await page.getByLabel("Руководитель").last().fill("P01");
  await page.getByRole("button", { name: "Добавить объединение" }).click();
  const line = page.locator(".records > li", { hasText: "МО наставников" });
  await expect(line).toContainText("1 участник");
  await line.getByRole("link", { name: /^Авдеева/ }).click();
  await expect(page.locator("#unions")).toContainText("МО наставников");
});
