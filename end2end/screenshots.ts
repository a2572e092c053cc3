// `make screenshots`: every page on a phone and on a desk, for people to look at; with the demo school and an empty one.
import type { Page } from "@playwright/test";
import { emptySchool, openEmpty } from "./support/emptySchool.ts";
import { test } from "./support/fixtures.ts";
import { ofEmptySchool, openPage, pages } from "./support/pages.ts";

test.use({ colorScheme: "light", allowedErrors: /./ });

async function shoot(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
    await page.screenshot({ path: `screenshots/${name}-${width}.png`, fullPage: true });
  }
}

for (const entry of pages) {
  test(`screenshot of ${entry.name}`, async ({ page, server }) => {
    await openPage(page, server, entry);
    await shoot(page, entry.name);
  });
}

test.describe("an empty school", () => {
  test.use({ serverOptions: emptySchool });
  for (const entry of ofEmptySchool) {
    test(`screenshot of ${entry.name} of an empty school`, async ({ page, server }) => {
      await openEmpty(page, server, entry);
      await shoot(page, `empty-${entry.name}`);
    });
  }
});
