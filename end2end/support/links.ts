// Personal links as the coordinator's page shows them.
import type { Page } from "@playwright/test";

/** The path of somebody's link, from the page of links. */
export async function linkFrom(desk: Page, surname: string): Promise<string> {
  const field = desk.getByRole("textbox", { name: new RegExp(`^Ссылка: ${surname}`) });
  return new URL(await field.inputValue()).pathname;
}
