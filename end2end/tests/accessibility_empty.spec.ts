// The pages of a school that has entered nothing: they say what to do first, and axe finds nothing on them.
import { AxeBuilder } from "@axe-core/playwright";
import { emptySchool, openEmpty } from "../support/emptySchool.ts";
import { expect, test } from "../support/fixtures.ts";
import { ofEmptySchool } from "../support/pages.ts";

test.use({ serverOptions: emptySchool });

for (const entry of ofEmptySchool) {
  test(`an empty school's page is whole: ${entry.name}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openEmpty(page, entry);
    await expect(page.locator("h1").first()).toBeVisible();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `it scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `at ${width} px`).toEqual([]);
    }
  });
}
