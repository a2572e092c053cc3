// What a teacher does with a personal link, by the page's own controls.
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Demo } from "./server.ts";

/** Half an answer («выберите два», one so far) is not stored yet; the browser logs the refusal. */
export const HALF_AN_ANSWER = /status of 422 .*\/api\/attempts\/save/;

/** The link of one person of an open campaign, without the address it was printed for. */
export function linkOf(demo: Demo, person: string): string {
  const link = demo.links.find((one) => one.person === person);
  if (!link) throw new Error(`the demo school printed no link for ${person}`);
  return new URL(link.url, "http://127.0.0.1").pathname;
}

/** Opens a link and begins. */
export async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("checkbox", { name: /Даю согласие/ }).check();
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/answer\/[^/]+\/page/);
}

/** From the first screen of a link to its form, whether it was begun before or not. */
export async function openForm(page: Page): Promise<void> {
  const goOn = page.getByRole("link", { name: "Продолжить" });
  if (await goOn.count()) await goOn.click();
  else await begin(page, page.url());
  await page.waitForURL(/\/answer\/[^/]+\/page/);
}

/** Gives some answer to everything, section by section, up to the review page. */
export async function answerAll(page: Page): Promise<void> {
  if (!page.url().includes("/page")) await openForm(page);
  while (!new URL(page.url()).pathname.endsWith("/review")) {
    const section = page.locator("section[data-section]:visible");
    const here = await section.getAttribute("data-section");
    await answerSection(section);
    await page.getByRole("button", { name: "Далее" }).last().click();
    await expect(page.locator(`section[data-section="${here}"]:visible`)).toHaveCount(0);
  }
}

async function answerSection(section: Locator): Promise<void> {
  for (const item of await section.locator("fieldset:has(> .choices)").all()) {
    const said = await item.locator("> .hint").allInnerTexts();
    const least = Number(/Выберите\D*(\d+)/.exec(said.join())?.[1] ?? 1);
    const options = item.locator("> .choices").locator("input[type=radio], input[type=checkbox]");
    for (let at = 0; at < least; at++) await options.nth(at).check();
  }
  for (const pairs of await section.locator(".pairs").all()) {
    for (const [at, select] of (await pairs.getByRole("combobox").all()).entries()) {
      await select.selectOption({ index: at + 1 });
    }
  }
}

/** From the review page to the receipt. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /Ответы проверены/ }).check();
  await page.getByRole("button", { name: "Отправить ответы" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Спасибо, ответы приняты" })).toBeVisible();
}
