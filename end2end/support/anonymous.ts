// Anonymous campaigns, by the pages' own controls.
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/** Prepares an anonymous campaign with that questionnaire, opens it at once and stays on its page. */
export async function openAnonymous(page: Page, questionnaire: string, title: string): Promise<void> {
  await page.goto("/campaigns/new");
  const choices = page.getByLabel("Тест или анкета");
  const version = choices.locator("option", { hasText: questionnaire }).first();
  await choices.selectOption((await version.getAttribute("value")) ?? "");
  await page.getByLabel("Название").fill(title);
  await page.getByLabel("Открыть").fill("2026-04-20T12:00");
  await page.getByLabel("Закрыть").fill("2026-04-30T23:59");
  await page.getByRole("checkbox", { name: "Педагогические работники" }).check();
  await page.getByRole("radio", { name: /^Анонимная/ }).check();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByText("Идёт", { exact: true })).toBeVisible();
}

/** The paths of the first personal links of the campaign whose page is open. */
export async function firstLinks(page: Page, count: number): Promise<string[]> {
  await page.getByRole("link", { name: "Ссылки" }).click();
  const fields = page.getByRole("textbox", { name: /^Ссылка: / });
  await expect(fields.nth(count - 1)).toBeVisible();
  const all = await fields.evaluateAll((found) => found.map((one) => (one as HTMLInputElement).value));
  return all.slice(0, count).map((link) => new URL(link).pathname);
}

/** Opens a link and begins: there is one page with all questions. */
export async function beginAnonymous(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Анкета анонимная" })).toBeVisible();
  await page.getByRole("checkbox", { name: /Даю согласие/ }).check();
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/answer\/[^/]+\/sheet$/);
}
