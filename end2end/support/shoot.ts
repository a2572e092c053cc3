// A page as pictures: on a phone and on a desk, light and dark. `SHOTS=board` takes only pages with that in their name.
import type { Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { openPage } from "./pages.ts";
import type { PageEntry } from "./pages.ts";

/** Declares one picture run for each page that is wanted. */
export function shootAll(entries: PageEntry[]): void {
  const wanted = entries.filter((entry) => entry.name.includes(process.env.SHOTS ?? ""));
  for (const entry of wanted) {
    test(`screenshot of ${entry.name}`, async ({ page, server }) => {
      await openPage(page, server, entry);
      await shoot(page, entry.name);
    });
  }
}

/** Takes the pictures of the page that is open. */
export async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
      await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}
