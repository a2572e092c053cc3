// `make screenshots`: every page on a phone and on a desk, for people to look at.
import { test } from "./support/fixtures.ts";
import { openPage, pages } from "./support/pages.ts";

test.use({ colorScheme: "light", allowedErrors: /./ });

for (const entry of pages) {
  test(`screenshot of ${entry.name}`, async ({ page, server }) => {
    await openPage(page, server, entry);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
      await page.screenshot({ path: `screenshots/${entry.name}-${width}.png`, fullPage: true });
    }
  });
}
