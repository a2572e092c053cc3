// What an author does in the editor, by the page's own controls; every change saves itself.
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** Adds an item at the end of the last section and returns its open card. */
export async function addCard(page: Page, kind: string): Promise<Locator> {
  const known = await page.locator("article[data-card]").evaluateAll((cards) => cards.map((card) => card.id));
  await page.getByText("Добавить задание").last().click();
  await page.getByRole("button", { name: kind, exact: true }).last().click();
  const card = page.locator("article.editing");
  // The card before it stays open until the server has answered, and may be of the same kind.
  await expect.poll(async () => known.includes((await card.getAttribute("id")) ?? "")).toBe(false);
  await expect(card.locator(".item-head")).toContainText(kind);
  return card;
}

/** The same, with what all items have filled in. */
export async function addItem(page: Page, kind: string, stem: string, points: string): Promise<Locator> {
  const card = await addCard(page, kind);
  await card.getByLabel("Задание", { exact: true }).fill(stem);
  await card.getByLabel("Баллы").fill(points);
  await card.getByLabel("Компетенция").selectOption({ index: 1 });
  await saved(page);
  return card;
}

/** Types the options of a new item and removes the empty rows that are left. */
export async function optionsOf(card: Locator, texts: string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    await card.getByLabel(`Вариант ${at + 1}`, { exact: true }).fill(text);
  }
  const rows = card.getByRole("button", { name: "Удалить строку" });
  for (let count = await rows.count(); count > texts.length; count--) {
    await rows.last().click();
    await expect(rows).toHaveCount(count - 1);
  }
}

/** «Сохранено 12:00»: the server has everything that was typed. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator("#saved")).toHaveText(/^Сохранено \d\d:\d\d$/);
}

/** Makes a test or a questionnaire and lands in its editor. */
export async function newInstrument(page: Page, title: string, kind: "Тест" | "Анкета"): Promise<void> {
  await page.goto("/instruments");
  await page.getByLabel("Название").fill(title);
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.getByRole("button", { name: "Создать и открыть редактор" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** The stems of the cards that are read, in their order. */
export function cards(page: Page): Locator {
  return page.locator("article[data-card]:not(.editing) > h3");
}
