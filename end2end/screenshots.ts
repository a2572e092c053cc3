// `make screenshots`: every page on a phone and on a desk, for people to look at.
import { test } from "./support/fixtures.ts";
import type { PageEntry } from "./support/pages.ts";
import { later, openPage, pages } from "./support/pages.ts";

test.use({ colorScheme: "light", allowedErrors: /./ });

for (const entry of pages) shoot(entry);

test.describe("after the campaign", () => {
  test.use({ serverOptions: { now: "2026-05-05T12:00", school: "demo" } });
  for (const entry of later) shoot(entry);
});

function shoot(entry: PageEntry): void {
  test(`screenshot of ${entry.name}`, async ({ page, server }) => {
    await openPage(page, server, entry);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
      await page.screenshot({ path: `screenshots/${entry.name}-${width}.png`, fullPage: true });
    }
  });
}
