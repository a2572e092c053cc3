// What a teacher does with a personal link, by the page's own controls.
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Demo } from "./server.ts";

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

/** The task of a number on the page that is shown. */
export function task(page: Page, no: number): Locator {
  return page.getByRole("group", { name: new RegExp(`^Задание ${no} из 24`) });
}

/** All tasks of the page that is shown. */
export function tasks(page: Page): Locator {
  return page.getByRole("group", { name: /^Задание \d+ из 24/ });
}

/** Answers a task of any kind: the second option, the first and the third, or a place or pair for each row. */
export async function answer(one: Locator): Promise<void> {
  const radios = one.getByRole("radio");
  const boxes = one.locator(".choices").getByRole("checkbox");
  const selects = await one.getByRole("combobox").all();
  if (await radios.count()) await radios.nth(1).check();
  else if (await boxes.count()) {
    await boxes.nth(0).check();
    await boxes.nth(2).check();
  }
  for (const [at, select] of selects.entries()) await select.selectOption({ index: at + 1 });
}

/** All that is filled in, on the pages that are not shown too. */
export function filled(page: Page): Promise<[string, string][]> {
  return page.locator("#answers").evaluate((form) => {
    const fields = [...new FormData(form as HTMLFormElement)] as [string, string][];
    return fields.filter(([name, value]) => name.startsWith("fields[") && value !== "");
  });
}

export async function next(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Далее" }).last().click();
}

export async function expectSection(page: Page, no: number): Promise<void> {
  await expect(page.getByText(`Раздел ${no} из 6`)).toBeVisible();
}

/** The server has confirmed all that was typed: nothing lies in the browser's storage any more. */
export async function expectNothingWaits(page: Page): Promise<void> {
  const waiting = () => Object.keys(localStorage).filter((key) => key.startsWith("otklik:")).length;
  await expect.poll(() => page.evaluate(waiting)).toBe(0);
}

/** The number on the receipt that is shown. */
export function receiptNumber(page: Page): Promise<string> {
  return page.locator("dt", { hasText: "Номер квитанции" }).locator("+ dd").innerText();
}
