// A page as pictures: on a phone and on a desk, light and dark. `SHOTS=board` takes only pages with that in their name.
import { test } from "./fixtures.ts";
import { openPage } from "./pages.ts";
import type { PageEntry } from "./pages.ts";

/** Declares one picture run for each page that is wanted. */
export function shoot(entries: PageEntry[]): void {
  const wanted = entries.filter((entry) => entry.name.includes(process.env.SHOTS ?? ""));
  for (const entry of wanted) {
    test(`screenshot of ${entry.name}`, async ({ page, server }) => {
      await openPage(page, server, entry);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
          await page.screenshot({ path: `screenshots/${entry.name}-${width}-${colorScheme}.png`, fullPage: true });
        }
      }
    });
  }
}
