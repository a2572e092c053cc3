// Every kind of item from the author's card to the counted answers: built by clicking, answered on a phone and by
// plain forms, refused with words at the item, reviewed, marked by a person, released with the author's own words.
import type { Locator, Page } from "@playwright/test";
import { addCard, newInstrument, saved } from "../support/author.ts";
import { violations } from "../support/audit.ts";
import { expect, test } from "../support/fixtures.ts";
import { PASSWORD, newSchool } from "../support/newSchool.ts";
import { signIn } from "../support/signIn.ts";
import { begin, handIn } from "../support/teacher.ts";

const TITLE = "Все виды заданий";

test.use({
  // What a respondent must not send is refused, and the browser notes it.
  allowedErrors: /status of 422/,
  serverOptions: newSchool({ zavuch: "coordinator" }),
});

/** Adds an item of that kind to the last section and returns its open card. */
async function add(page: Page, kind: string, stem: string): Promise<Locator> {
  const card = await addCard(page, kind);
  await card.getByLabel(/^(Задание|Текст|Описание случая)$/).first().fill(stem);
  return card;
}

async function put(card: Locator, label: string | RegExp, text: string): Promise<void> {
  const field = card.getByLabel(label, typeof label === "string" ? { exact: true } : {}).first();
  await field.fill(text);
  await field.blur();
}

async function rows(card: Locator, label: string, texts: string[]): Promise<void> {
  const fields = card.getByLabel(new RegExp(`^${label}:? \\d+$`));
  for (const [at, text] of texts.entries()) await fields.nth(at).fill(text);
  await fields.nth(texts.length - 1).blur();
  await saved(card.page());
  for (let count = await fields.count(); count > texts.length; count--) {
    await fields.last().locator("xpath=ancestor::li").getByRole("button", { name: "Удалить строку" }).click();
    await expect(fields).toHaveCount(count - 1);
  }
}

/** Points and a competence, for what a test scores. */
async function scored(card: Locator, points: string): Promise<void> {
  await put(card, "Баллы", points);
  await card.getByLabel("Компетенция").selectOption({ index: 1 });
  await saved(card.page());
}

async function build(page: Page): Promise<void> {
  await newInstrument(page, TITLE, "Тест");
  await page.getByRole("link", { name: "Компетенции и план" }).click();
  await page.getByLabel("Новая компетенция").fill("Оценивание");
  await page.getByRole("button", { name: "Добавить компетенцию" }).click();
  await page.getByRole("link", { name: "Уровни" }).click();
  await page.getByRole("radio", { name: /^Дефицит, 4 уровня/ }).check();
  await page.getByRole("button", { name: "Взять эту шкалу" }).click();
  await put(page.locator("#editor"), "дефицит не выявлен", "Вы можете вести **мастерскую** для коллег.");
  await put(page.locator("#editor"), "средний", "Начните с *критериев*.");
  await saved(page);
  await page.getByRole("link", { name: "Настройки" }).click();
  await page.getByLabel("Когда педагог видит результат").selectOption("at_once");
  await saved(page);
  await page.getByRole("link", { name: "Задания" }).click();

  await add(page, "Пояснение", "Отвечайте **спокойно**.");
  const list = await add(page, "Список", "Ваша ступень?");
  await rows(list, "Вариант", ["начальная", "основная"]);
  await list.getByRole("radio", { name: "Верный: вариант 2" }).check();
  await scored(list, "1");
  const many = await add(page, "Несколько ответов", "Что Вам помогает?");
  await rows(many, "Вариант", ["наставник", "курсы", "ничего"]);
  await many.getByRole("checkbox", { name: "Верный: вариант 1" }).check();
  await many.getByRole("checkbox", { name: "Верный: вариант 2" }).check();
  await many.getByLabel("Отметить не больше").fill("2");
  await many.getByLabel("Отметить не больше").blur();
  await many.getByRole("button", { name: "Добавить «Другое» со своим текстом" }).click();
  await scored(many, "2");
  const short = await add(page, "Короткий текст", "Как зовётся взаимооценка?");
  await put(short, "Принимаемые ответы", "учёная беседа\nвзаимооценивание");
  await scored(short, "1");
  const long = await add(page, "Развёрнутый ответ", "Опишите приём.");
  await scored(long, "3");
  const number = await add(page, "Число", "Сколько процентов?");
  await put(number, "Верный ответ", "75");
  await put(number, "Не больше", "100");
  await scored(number, "1");
  const date = await add(page, "Дата", "Когда был урок?");
  await put(date, "Не раньше", "2026-01-01");
  await put(date, "Не позже", "2026-12-31");
  const time = await add(page, "Время", "Во сколько звонок?");
  await put(time, "Не раньше", "08:00");
  await put(time, "Не позже", "20:00");
  await add(page, "Оценка от 1 до 5", "Насколько согласны?");
  await add(page, "Готовность рекомендовать (0–10)", "Посоветуете коллеге?");
  const slider = await add(page, "Шкала", "Насколько устали?");
  await slider.getByRole("switch", { name: "Ползунок вместо клеток" }).check();
  await saved(page);
  const matrix = await add(page, "Таблица согласия", "Насколько уверены?");
  await rows(matrix, "Строка", ["в планировании", "в оценивании"]);
  await rows(matrix, "Столбец", ["нет", "скорее нет", "скорее да", "да"]);
  await matrix.getByRole("switch", { name: "Обязательный" }).check();
  await saved(page);
  const table = await add(page, "Таблица", "Сколько часов в неделю?");
  await rows(table, "Строка", ["5 класс", "6 класс"]);
  await rows(table, "Столбец", ["уроки", "кружки"]);
  await table.getByLabel("В ячейках").selectOption({ label: "Число" });
  await put(table, "Не больше", "40");
  await put(table, "Единица", "ч");
  await saved(page);
  const ranking = await add(page, "Ранжирование", "Что важнее?");
  await rows(ranking, "Вариант", ["урок", "отчёт", "кружок"]);
  await put(ranking, "Сколько мест раздать", "2");
  const order = await add(page, "Порядок", "Восстановите ход.");
  await rows(order, "Вариант", ["цель", "поиск", "итог"]);
  await scored(order, "2");
  const pairs = await add(page, "Соответствие", "Соедините.");
  await rows(pairs, "Слева", ["цель", "итог"]);
  await rows(pairs, "Справа", ["начало", "конец"]);
  await pairs.getByLabel("Пара для «цель»").selectOption({ label: "начало" });
  await pairs.getByLabel("Пара для «итог»").selectOption({ label: "конец" });
  await scored(pairs, "2");
  await add(page, "Случай с заданиями", "Ученик сдал черновик.");
  const part = page.locator(".case-parts article").first();
  await part.getByRole("link", { name: "Изменить" }).click();
  const open = page.locator("article.editing");
  await put(open, "Задание", "Что сделать первым?");
  await rows(open, "Вариант", ["прочитать", "исправить"]);
  await open.getByRole("radio", { name: "Верный: вариант 1" }).check();
  await scored(open, "1");
}

test("every kind of item is built, answered, refused, reviewed, marked and counted", async ({ page, newContext }) => {
  test.setTimeout(180_000);
  await signIn(page, "zavuch", PASSWORD);
  await build(page);
  await page.getByRole("link", { name: "Опубликовать" }).click();
  await page.getByRole("button", { name: "Опубликовать" }).click();
  await expect(page.getByRole("heading", { name: "Версия 1" })).toBeVisible();
  await openCampaign(page);
  const board = page.url();
  await page.getByRole("link", { name: "Ссылки" }).click();
  const link = async (name: string) =>
    new URL(await page.getByRole("textbox", { name: new RegExp(`^Ссылка: ${name}`) }).inputValue()).pathname;
  const [first, second] = [await link("Авдеева"), await link("Волошин")];

  const phone = await (await newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await begin(phone, first);
  await everythingWrong(phone);
  await everythingRight(phone);
  for (const scheme of ["light", "dark"] as const) {
    await phone.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    expect(await violations(phone), `the form, ${scheme}`).toEqual([]);
  }
  await phone.getByRole("button", { name: "Далее" }).last().click();
  await phone.waitForURL(/\/review/);
  await expect(phone.locator(".review-list li", { hasText: "Опишите приём" })).toContainText("Вернуться");
  await handIn(phone);
  await phone.getByRole("link", { name: "Посмотреть результат" }).click();
  await expect(phone.getByText("Вы можете вести мастерскую для коллег.")).toHaveCount(0);
  await expect(phone.getByText(/предварительн/i).first()).toBeVisible();

  const plain = await (await newContext({ javaScriptEnabled: false })).newPage();
  await begin(plain, second);
  await everythingRight(plain);
  await plain.getByRole("button", { name: "Далее" }).last().click();
  await handIn(plain);

  await page.goto(`${board}/marking`);
  await expect(page.locator("blockquote.written")).toHaveCount(2);
  expect(await violations(page), "the marking page").toEqual([]);
  const form = page.locator("section.card").first();
  await form.getByLabel("Баллы").fill("9");
  await form.getByRole("button", { name: "Поставить" }).click();
  await expect(page.locator(".error").first()).toBeVisible();
  for (let left = 2; left > 0; left--) {
    await page.locator("section.card").first().getByLabel("Баллы").fill("3");
    await page.locator("section.card").first().getByRole("button", { name: "Поставить" }).click();
    await expect(page.locator("blockquote.written")).toHaveCount(left - 1);
  }

  await phone.reload();
  await expect(phone.getByText("Вы можете вести мастерскую для коллег.")).toBeVisible();
  await expect(phone.locator(".profile-total strong")).toHaveText("мастерскую");
  await expect(phone.getByText(/предварительн/i)).toHaveCount(0);
  await expect(phone.locator(".profile-total .value")).toContainText("100,0 %");

  await page.goto(`${board}/answers`);
  for (const said of ["основная", "скорее да", "УЧЁНАЯ беседа", "20.04.2026", "14:05", "в планировании", "5 класс", "Среднее 12,50", "урок", "своё слово"]) {
    await expect(page.locator("#main")).toContainText(said);
  }
  expect(await violations(page), "the counted answers").toEqual([]);
});

async function openCampaign(page: Page): Promise<void> {
  await page.goto("/campaigns/new");
  await page.getByLabel("Тест или анкета").selectOption({ index: 1 });
  await page.getByLabel("Название").fill(TITLE);
  await page.getByLabel("Открыть").fill("2026-04-20T12:00");
  await page.getByLabel("Закрыть").fill("2026-04-30T23:59");
  await page.getByRole("checkbox", { name: "Педагогические работники" }).check();
  await page.getByLabel("Показать результат").selectOption("at_once");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByText("Идёт", { exact: true })).toBeVisible();
}

const item = (page: Page, stem: string) => page.getByRole("group", { name: new RegExp(stem) });

/** What cannot be accepted is said at the item, in words; the page is not left. */
async function everythingWrong(page: Page): Promise<void> {
  await item(page, "Сколько процентов").getByRole("textbox").fill("сто");
  const choices = item(page, "Что Вам помогает");
  for (const name of ["наставник", "курсы", "ничего"]) await choices.getByRole("checkbox", { name }).check();
  const places = item(page, "Что важнее").getByRole("combobox");
  await places.nth(0).selectOption("1");
  await places.nth(1).selectOption("1");
  await item(page, "Во сколько звонок").locator("input[type=time]").fill("21:00");
  const hours = item(page, "Сколько часов");
  await hours.getByRole("textbox", { name: "6 класс уроки" }).fill("41");
  await page.getByRole("button", { name: "Далее" }).last().click();
  const summary = page.locator("#errors");
  await expect(summary).toBeVisible();
  for (const stem of ["Сколько процентов", "Что Вам помогает", "Что важнее", "Во сколько звонок", "Сколько часов"]) {
    await expect(item(page, stem).locator(".error")).toBeVisible();
  }
  await expect(item(page, "Сколько процентов").getByRole("textbox")).toHaveValue("сто");
  await expect(hours.locator(".error")).toHaveText("6 класс · уроки: Введите число не больше 40");
  await expect(hours.locator("[aria-invalid]")).toHaveValue("41");
  expect(await violations(page), "the form with errors").toEqual([]);
  await choices.getByRole("checkbox", { name: "ничего" }).uncheck();
}

async function everythingRight(page: Page): Promise<void> {
  await expect(page.locator(".info strong")).toHaveText("спокойно");
  await item(page, "Ваша ступень").getByRole("combobox").selectOption({ label: "основная" });
  const choices = item(page, "Что Вам помогает");
  await choices.getByRole("checkbox", { name: "наставник" }).check();
  await choices.getByRole("checkbox", { name: "курсы" }).check();
  await item(page, "взаимооценка").getByRole("textbox").fill("  УЧЕ\u0308НАЯ   беседа ");
  await item(page, "Опишите приём").getByRole("textbox").fill("Фишбоун: своё слово");
  await item(page, "Опишите приём").getByRole("checkbox", { name: /Вернуться/ }).check();
  await item(page, "Сколько процентов").getByRole("textbox").fill("75,0");
  await item(page, "Когда был урок").locator("input[type=date]").fill("2026-04-20");
  await item(page, "Во сколько звонок").locator("input[type=time]").fill("14:05");
  await item(page, "Насколько согласны").getByRole("radio", { name: /^4/ }).check({ force: true });
  await item(page, "Посоветуете").getByRole("radio", { name: /^9/ }).check({ force: true });
  await item(page, "Насколько устали").getByRole("radio", { name: /^3/ }).check({ force: true });
  for (const row of ["в планировании", "в оценивании"]) {
    await item(page, "Насколько уверены").getByRole("radio", { name: new RegExp(`^${row} скорее да`) }).check({ force: true });
  }
  for (const row of ["5 класс", "6 класс"]) {
    await item(page, "Сколько часов").getByRole("textbox", { name: `${row} уроки` }).fill("12,5");
    await item(page, "Сколько часов").getByRole("textbox", { name: `${row} кружки` }).fill("3");
  }
  const places = item(page, "Что важнее").getByRole("combobox");
  await places.nth(0).selectOption("1");
  await places.nth(1).selectOption("");
  await places.nth(2).selectOption("2");
  for (const [step, place] of [["цель", "1"], ["поиск", "2"], ["итог", "3"]] as const) {
    await item(page, "Восстановите ход").getByLabel(step).selectOption(place);
  }
  await item(page, "Соедините").getByLabel("цель").selectOption({ label: "начало" });
  await item(page, "Соедините").getByLabel("итог").selectOption({ label: "конец" });
  await page.getByRole("radio", { name: "прочитать" }).check();
}

test("a table is a card for each row on a phone, and nothing is wider than the screen", async ({
  page,
}) => {
  await signIn(page, "zavuch", PASSWORD);
  await newInstrument(page, "Таблица", "Анкета");
  const matrix = await add(page, "Таблица согласия", "Насколько уверены?");
  await rows(matrix, "Строка", ["в планировании уроков по новой программе", "в оценивании"]);
  await rows(matrix, "Столбец", ["нет", "скорее нет", "скорее да", "да"]);
  const table = await add(page, "Таблица", "Сколько часов в неделю?");
  await rows(table, "Строка", ["5 класс", "6 класс"]);
  await rows(table, "Столбец", ["уроки по учебному плану", "кружки"]);
  await page.getByRole("link", { name: "Просмотр" }).click();
  await page.getByRole("link", { name: "Пройти самому" }).click();
  await page.getByRole("button", { name: "Начать" }).click();
  const [picked, filled] = [page.locator("table.matrix").first(), page.locator("table.table-fill")];
  const lines = async (table: Locator) => {
    const cells = table.locator("tbody tr").first().locator("td");
    const tops = await cells.evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().top)));
    return new Set(tops).size;
  };
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const table of [picked, filled]) expect(await lines(table), "one line where there is room").toBe(1);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await lines(picked), `one under the other at ${width} px`).toBe(4);
    expect(await lines(filled), `one under the other at ${width} px`).toBe(2);
    await expect(picked.locator("thead")).not.toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
