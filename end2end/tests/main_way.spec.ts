// The main job, end to end, in a school that has nothing yet: from a blank test to indicator 1.
import type { Page } from "@playwright/test";
import { addItem, optionsOf, saved } from "../support/author.ts";
import { expect, test } from "../support/fixtures.ts";
import { PASSWORD, newSchool } from "../support/newSchool.ts";
import { signIn } from "../support/signIn.ts";
import { begin, handIn } from "../support/teacher.ts";

test.use({
  serverOptions: newSchool({ zavuch: "coordinator", direktor: "school_admin" }),
});

const TITLE = "Оценивание на уроке";

test("a test built from nothing is published, answered on a phone, and moves the board and indicator 1", async ({
  page,
  newContext,
}) => {
  await signIn(page, "zavuch", PASSWORD);
  await build(page);
  await publish(page);
  await open(page);
  const eligible = await page.locator("#main").getByText(/^0 из \d+$/).innerText();
  const of = Number(eligible.replace("0 из ", ""));

  const administration = await (await newContext()).newPage();
  await signIn(administration, "direktor", PASSWORD);
  await administration.goto("/campaigns");
  await administration.getByRole("link", { name: TITLE }).click();
  await administration.getByRole("link", { name: "Ход кампании" }).click();
  const total = administration.locator("[data-live=total]");
  await expect(total).toContainText(`0 из ${of} ответили`);
  await administration.evaluate(() => Object.assign(window, { notReloaded: true }));

  await page.getByRole("link", { name: "Ссылки" }).click();
  const link = await page.getByRole("textbox", { name: /^Ссылка: Авдеева/ }).inputValue();
  const phone = await (await newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await answer(phone, new URL(link).pathname);

  await expect(total).toContainText(new RegExp(`1 из ${of} ответил\\s*2,4\\s%`));
  expect(await administration.evaluate(() => "notReloaded" in window)).toBe(true);

  await administration.getByRole("link", { name: "Показатели" }).first().click();
  await expect(administration.getByText(/\(1 \/ 41\) × 100 = 2,4\s%/)).toBeVisible();
  await administration.locator("#I1").getByRole("link", { name: "Оперативно за 2026" }).click();
  await administration.getByRole("link", { name: "Учтены 1", exact: true }).click();
  const counted = administration.locator("#evidence tbody tr");
  await expect(counted).toHaveCount(1);
  await expect(counted).toContainText("Авдеева");
  await expect(counted).toContainText("диагностика завершена 20.04.2026");
});

async function build(page: Page): Promise<void> {
  await page.goto("/instruments");
  await page.getByLabel("Название").fill(TITLE);
  await page.getByRole("checkbox", { name: /Диагностика профессиональных дефицитов/ }).check();
  await page.getByRole("button", { name: "Создать и открыть редактор" }).click();

  await page.getByRole("link", { name: "Компетенции и план" }).click();
  await page.getByLabel("Новая компетенция").fill("Формирующее оценивание");
  await page.getByRole("button", { name: "Добавить компетенцию" }).click();
  await expect(page.getByLabel("Компетенция").first()).toHaveValue("Формирующее оценивание");

  await page.getByRole("link", { name: "Уровни" }).click();
  await page.getByRole("radio", { name: /^Дефицит, 4 уровня/ }).check();
  await page.getByRole("button", { name: "Взять эту шкалу" }).click();
  await expect(page.getByRole("textbox", { name: "Название уровня" })).toHaveCount(4);

  await page.getByRole("link", { name: "Задания" }).click();
  const one = await addItem(page, "Один ответ", "Когда оценивание становится формирующим?", "1");
  await optionsOf(one, ["Когда меняет дальнейшее обучение", "Когда выставлена отметка"]);
  await one.getByRole("radio", { name: "Верный: вариант 1" }).check();
  const many = await addItem(page, "Несколько ответов", "Что помогает ученику исправить работу?", "2");
  await optionsOf(many, ["Критерий", "Пример", "Только отметка"]);
  for (const no of [1, 2]) await many.getByRole("checkbox", { name: `Верный: вариант ${no}` }).check();
  const number = await addItem(page, "Число", "Верны 6 ответов из 8. Сколько это процентов?", "2");
  await number.getByLabel("Верный ответ").fill("75");
  await number.getByLabel("Допуск").fill("0,5");
  await number.getByLabel("Допуск").blur();
  await saved(page);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Опубликовать" }).click();
  await page.getByLabel("Основание").fill("приказ № 57 от 12.03.2026");
  await page.getByRole("button", { name: "Опубликовать" }).click();
  await expect(page.getByRole("heading", { name: "Версия 1" })).toBeVisible();
}

async function open(page: Page): Promise<void> {
  await page.goto("/campaigns/new");
  await page.getByLabel("Тест или анкета").selectOption({ label: `${TITLE}, версия 1 от 20.04.2026` });
  await page.getByLabel("Название").fill(TITLE);
  await page.getByLabel("Открыть").fill("2026-04-20T12:00");
  await page.getByLabel("Закрыть").fill("2026-04-30T23:59");
  await page.getByRole("checkbox", { name: "Педагогические работники" }).check();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByText("Идёт", { exact: true })).toBeVisible();
}

async function answer(page: Page, link: string): Promise<void> {
  await begin(page, link);
  await page.getByRole("radio", { name: "Когда меняет дальнейшее обучение" }).check();
  await page.getByRole("checkbox", { name: "Критерий" }).check();
  await page.getByRole("checkbox", { name: "Пример" }).check();
  await page.getByRole("group", { name: /Сколько это процентов/ }).getByRole("textbox").fill("75,0");
  await page.getByRole("button", { name: "Далее" }).click();
  await handIn(page);
}
