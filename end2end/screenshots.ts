// `make screenshots`: every page on a phone and on a desk, light and dark, for people to look at. `SHOTS=board` takes
// only the pages whose name has that in it.
import { test } from "./support/fixtures.ts";
import { later, openPage, pages } from "./support/pages.ts";
import type { PageEntry } from "./support/pages.ts";
import { AFTER_CENSUS, NOW } from "./support/server.ts";

function shoot(entry: PageEntry): void {
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

const wanted = (entry: PageEntry) => entry.name.includes(process.env.SHOTS ?? "");

test.use({ allowedErrors: /./ });

test.describe("in April", () => {
  test.use({ serverOptions: { now: NOW, school: "demo" } });
  for (const entry of pages.filter(wanted)) shoot(entry);
});

test.describe("after the year", () => {
  test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });
  for (const entry of later.filter(wanted)) shoot(entry);
});
