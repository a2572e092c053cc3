// `make screenshots`: every page on a phone and on a desk, for people to look at.
import { test } from "./support/fixtures.ts";
import { pages, pathOf } from "./support/pages.ts";
import { signInAs } from "./support/signIn.ts";

test.use({ colorScheme: "light" });

for (const entry of pages) {
  test(`screenshot of ${entry.name}`, async ({ page, server }) => {
    if (entry.as) await signInAs(page, server.demo, entry.as);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
      await page.goto(pathOf(entry, server.demo));
      await page.screenshot({ path: `screenshots/${entry.name}-${width}.png`, fullPage: true });
    }
  });
}
