// The builder, by its own controls in an empty school: moving, pasting, taking back, conditions, two authors at once.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { cards, newInstrument, saved } from "../support/author.ts";
import { PASSWORD, newSchool } from "../support/newSchool.ts";
import { signIn } from "../support/signIn.ts";

test.use({
  serverOptions: newSchool({ zavuch: "coordinator", kollega: "coordinator" }, false),
});

test.beforeEach(async ({ page }) => {
  await signIn(page, "zavuch", PASSWORD);
});

/** Drags by the mouse, hand over hand, to the upper edge of a card. */
async function drag(page: Page, grip: Locator, card: Locator): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await grip.dragTo(card, { targetPosition: { x: 120, y: 6 }, steps: 12 });
}

/** A questionnaire with an item of one answer for each stem. */
async function withItems(page: Page, title: string, stems: string[]): Promise<void> {
  await newInstrument(page, title, "Анкета");
  for (const stem of stems) {
    await page.getByText("Добавить задание").last().click();
    await page.getByRole("button", { name: "Один ответ", exact: true }).last().click();
    const card = page.locator("article.editing");
    await expect(card.getByLabel("Задание", { exact: true })).toHaveValue("");
    await card.getByLabel("Задание", { exact: true }).fill(stem);
    await card.getByLabel("Вариант 1", { exact: true }).fill(`${stem}: да`);
    await card.getByLabel("Вариант 2", { exact: true }).fill(`${stem}: нет`);
    await card.getByLabel("Вариант 2", { exact: true }).blur();
    await saved(page);
  }
  await page.getByRole("link", { name: "Готово" }).click();
  await expect(cards(page)).toHaveText(stems);
}

test("cards are moved by buttons, by Alt and arrows and by dragging, and every move is taken back", async ({ page }) => {
  await withItems(page, "Порядок", ["А", "Б", "В"]);
  const card = (no: number) => page.locator("article[data-card]").nth(no);
  await card(0).getByRole("button", { name: "Ниже" }).click();
  await expect(cards(page)).toHaveText(["Б", "А", "В"]);

  await card(1).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(cards(page)).toHaveText(["Б", "В", "А"]);

  await drag(page, card(2).locator(".grip"), card(0));
  await expect(cards(page)).toHaveText(["А", "Б", "В"]);

  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveText(["Б", "В", "А"]);
  await page.getByRole("button", { name: "Отменить" }).click();
  await expect(cards(page)).toHaveText(["Б", "А", "В"]);
  await page.getByRole("button", { name: "Вернуть" }).click();
  await page.keyboard.press("Control+Shift+z");
  await expect(cards(page)).toHaveText(["А", "Б", "В"]);
  await page.reload();
  await expect(cards(page)).toHaveText(["А", "Б", "В"]);
});

test("a card is duplicated and deleted, a section is added, and the tree at the side follows", async ({ page }) => {
  await withItems(page, "Разделы", ["Первое"]);
  const tree = page.locator("#tree");
  await page.getByRole("button", { name: "Дублировать" }).click();
  await expect(cards(page)).toHaveText(["Первое", "Первое"]);
  await page.getByRole("button", { name: "Раздел" }).click();
  await expect(tree.locator("> li")).toHaveCount(2);
  await page.getByLabel("Название раздела").fill("О школе");
  await page.getByLabel("Название раздела").blur();
  await saved(page);
  await expect(tree).toContainText("О школе");
  await page.locator("article[data-card]").first().getByRole("button", { name: "Удалить", exact: true }).click();
  await expect(cards(page)).toHaveText(["Первое"]);
  await expect(tree.locator("> li").first().locator(".count")).toHaveText("1");
  await page.getByRole("button", { name: "Отменить" }).click();
  await expect(cards(page)).toHaveText(["Первое", "Первое"]);
});

test("a pasted list makes options, by its own field and by the clipboard", async ({ page }) => {
  await newInstrument(page, "Список", "Тест");
  await page.getByText("Добавить задание").last().click();
  await page.getByRole("button", { name: "Один ответ", exact: true }).last().click();
  const card = page.locator("article.editing");
  const options = card.getByLabel(/^Вариант \d+$/);
  await card.getByText("Вставить список", { exact: true }).click();
  await card.getByLabel("Список, по одному на строке").fill("1. Наблюдение\n2. + Беседа\n- Тест");
  await card.getByRole("button", { name: "Добавить строки" }).click();
  await expect(options).toHaveCount(3);
  expect(await options.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).toEqual([
    "Наблюдение",
    "Беседа",
    "Тест",
  ]);
  await expect(card.getByRole("radio", { name: "Верный: вариант 2" })).toBeChecked();

  await options.last().evaluate((field) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Анкета\nИнтервью");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(options).toHaveCount(5);
  await expect(options.last()).toHaveValue("Интервью");
});

test("what is typed while another card is on its way is stored, and a link waits for what is being saved", async ({ page }) => {
  await withItems(page, "На плохой линии", ["Первое"]);
  const card = page.locator("article.editing");
  await page.getByRole("link", { name: "Изменить" }).click();
  // The menu of the page before goes with it.
  await expect(card.getByLabel("Задание", { exact: true })).toHaveValue("Первое");
  await page.route("**/api/instruments/edit", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.getByText("Добавить задание").last().click();
  await page.getByRole("button", { name: "Один ответ", exact: true }).last().click();
  await card.getByLabel("Задание", { exact: true }).fill("Первое, но точнее");
  await expect(card.getByLabel("Задание", { exact: true })).toHaveValue("");
  await expect(cards(page)).toHaveText(["Первое, но точнее"]);

  await card.getByLabel("Задание", { exact: true }).fill("Второе");
  await expect(page.locator("#saved")).toHaveText("Сохраняем…");
  await page.getByRole("link", { name: "Опубликовать" }).click();
  await page.waitForURL(/\/publish$/);
  await page.goBack();
  await page.reload();
  await page.getByRole("link", { name: "Готово" }).click();
  await expect(cards(page)).toHaveText(["Первое, но точнее", "Второе"]);
});

// A refused save is what the second half is about.
test.describe("a draft with branches", () => {
  test.use({ allowedErrors: /status of 422/ });

  test("a condition and a check of one's own are built by clicking and hold in a trial run", async ({ page }) => {
    await withItems(page, "Ветвление", ["Есть ли наставник?", "Как часто встречаетесь?"]);
    const second = page.locator("article[data-card]").nth(1);
    await second.getByRole("link", { name: "Изменить" }).click();
    const card = page.locator("article.editing");
    await card.getByText("Условие показа").click();
    await card.getByLabel("Добавить условие: на какое задание смотреть").selectOption({ index: 1 });
    const condition = card.locator("details[id^=condition] .test-form");
    await condition.getByLabel("Сравнение").selectOption("picked");
    await condition.getByLabel("Значение").selectOption({ label: "Есть ли наставник?: да" });
    await card.getByRole("button", { name: "Добавить условие" }).click();
    await expect(card.locator("ul.tests")).toContainText("выбрано «Есть ли наставник?: да»");

    await card.getByText("Подсказка, код и проверки").click();
    const rule = card.locator(".own-rules .test-form");
    await rule.getByLabel("Сравнение").selectOption("picked");
    await rule.getByLabel("Значение").selectOption({ label: "Как часто встречаетесь?: нет" });
    await rule.getByLabel("Что прочтёт человек").fill("Так не бывает: наставник у Вас есть");
    await rule.getByRole("button", { name: "Добавить проверку" }).click();
    await expect(card.locator(".rule-line")).toContainText("не принимать", { ignoreCase: true });
    await card.getByRole("link", { name: "Готово" }).click();
    await expect(second).toContainText("Показывается, если");

    await page.getByRole("link", { name: "Просмотр" }).click();
    await page.getByRole("link", { name: "Пройти самому" }).click();
    await page.getByRole("button", { name: "Начать" }).click();
    const asked = page.getByRole("group", { name: /Как часто встречаетесь/ });
    await expect(asked).toBeHidden();
    await page.getByRole("radio", { name: "Есть ли наставник?: да" }).check();
    await expect(asked).toBeVisible();
    await asked.getByRole("radio", { name: "Как часто встречаетесь?: нет" }).check();
    await expect(asked).toContainText("Так не бывает: наставник у Вас есть");
    await page.getByRole("radio", { name: "Есть ли наставник?: нет" }).check();
    await expect(asked).toBeHidden();
  });
});

test.describe("two authors of one draft", () => {
  test.use({ allowedErrors: /status of 409/ });

  test("whoever saves second sees both texts and chooses; nothing is overwritten in silence", async ({
    page,
    newContext,
  }) => {
    await withItems(page, "Вдвоём", ["Как сейчас"]);
    await page.getByRole("link", { name: "Изменить" }).click();
    const colleague = await (await newContext()).newPage();
    await signIn(colleague, "kollega", PASSWORD);
    await colleague.goto(page.url());
    const stem = (on: Page) => on.locator("article.editing").getByLabel("Задание", { exact: true });
    await expect(stem(colleague)).toHaveValue("Как сейчас");

    await stem(colleague).fill("Как решил коллега");
    await stem(colleague).blur();
    await saved(colleague);
    await stem(page).fill("Как решила я");
    await stem(page).blur();
    await expect(page.getByRole("heading", { name: "Пока вы писали, это поле изменил коллега" })).toBeVisible();
    await expect(page.locator("#conflict-mine")).toHaveText("Как решила я");
    await expect(page.locator("#conflict-theirs")).toHaveText("Как решил коллега");
    await page.getByRole("button", { name: "Взять мой" }).click();
    await expect(page.locator("#trouble")).toHaveCount(0);
    await colleague.reload();
    await expect(stem(colleague)).toHaveValue("Как решила я");

    await stem(page).fill("И ещё раз я");
    await stem(page).blur();
    await saved(page);
    await stem(colleague).fill("И ещё раз коллега");
    await stem(colleague).blur();
    await colleague.getByRole("link", { name: "Оставить текст коллеги" }).click();
    await expect(stem(colleague)).toHaveValue("И ещё раз я");
  });
});

test.describe("without a connection", () => {
  test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });

  test("what is typed stays on the page, says so, and is saved when the line is back", async ({ page, context }) => {
    await withItems(page, "Связь", ["Было"]);
    await page.getByRole("link", { name: "Изменить" }).click();
    const stem = page.locator("article.editing").getByLabel("Задание", { exact: true });
    await context.setOffline(true);
    await stem.fill("Стало без связи");
    await stem.blur();
    await expect(page.locator("#saved")).toContainText("Не сохранено");
    await expect(stem).toHaveValue("Стало без связи");
    await context.setOffline(false);
    await saved(page);
    await page.reload();
    await expect(stem).toHaveValue("Стало без связи");
  });
});

test("the check list names what is missing and leads to the card where it is mended", async ({ page }) => {
  await newInstrument(page, "Недоделанный тест", "Тест");
  await page.getByText("Добавить задание").last().click();
  await page.getByRole("button", { name: "Один ответ", exact: true }).last().click();
  await page.locator("article.editing").getByLabel("Задание", { exact: true }).fill("Без ключа");
  await page.locator("article.editing").getByLabel("Задание", { exact: true }).blur();
  await saved(page);
  await page.getByRole("link", { name: "Опубликовать" }).click();
  const list = page.locator(".check-list");
  await expect(page.getByRole("button", { name: "Опубликовать" })).toHaveCount(0);
  const line = list.locator("li[data-state=stop]").filter({ has: page.getByRole("link", { name: /задание 1/ }) });
  await line.first().getByRole("link", { name: /задание 1/ }).click();
  await expect(page.locator("article.editing").getByLabel("Задание", { exact: true })).toHaveValue("Без ключа");
  await page.goBack();
  await list.getByRole("link", { name: "перейти" }).first().click();
  await expect(page).toHaveURL(/tab=(levels|settings|plan)/);
});

test("the preview has the size of a phone and of a desk, and the blank form is for paper", async ({ page }) => {
  await withItems(page, "Просмотр", ["Один вопрос"]);
  await page.getByRole("link", { name: "Просмотр" }).click();
  const screen = page.locator(".preview .screen");
  const narrow = (await screen.boundingBox())!.width;
  expect(narrow).toBeLessThan(450);
  await page.getByRole("link", { name: "Компьютер" }).click();
  await expect.poll(async () => (await screen.boundingBox())!.width).toBeGreaterThan(narrow);
  await page.getByRole("link", { name: "Бланк для печати" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Фамилия, имя, отчество")).toBeVisible();
  await expect(page.getByText("Один вопрос: да")).toBeVisible();
  await expect(page.locator("header.top")).toBeHidden();
});

test("without JavaScript every field is saved by its button", async ({ newContext }) => {
  const page = await (await newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, "zavuch", PASSWORD);
  await newInstrument(page, "Без сценариев", "Анкета");
  await page.getByText("Добавить задание").last().click();
  await page.getByRole("button", { name: "Короткий текст", exact: true }).last().click();
  const form = page.locator("article.editing form", { has: page.getByLabel("Задание", { exact: true }) });
  await form.getByLabel("Задание", { exact: true }).fill("Ваше предложение");
  await form.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("link", { name: "Готово" }).click();
  await expect(cards(page)).toHaveText(["Ваше предложение"]);
  await page.getByRole("button", { name: "Отменить" }).click();
  await expect(cards(page)).toHaveText(["Без текста"]);
});
