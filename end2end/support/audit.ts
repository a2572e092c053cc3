// Accessibility of one page: WCAG 2.2 AA by axe, wide, narrow and dark.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openPage, routeOf } from "./pages.ts";
import type { PageEntry } from "./pages.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const NO_SUCH_PAGE = /status of 404/;

function pattern(route: string): RegExp {
  return new RegExp(`^${route.replace(/:\w+/g, "[^/]+")}$`);
}

/** Declares the test of that page. */
export function audit(entry: PageEntry): void {
  test.describe(() => {
    test.use({ allowedErrors: NO_SUCH_PAGE });

    test(`axe finds nothing on ${entry.name}`, async ({ page, server }) => {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await openPage(page, server, entry);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await violations(new AxeBuilder({ page }).withTags(RULES)), `at ${width} px`).toEqual([]);
      }
      const contrast = () => violations(new AxeBuilder({ page }).withRules("color-contrast"));
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await contrast(), "dark").toEqual([]);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => (document.documentElement.dataset.contrast = "high"));
        expect(await contrast(), `high contrast, ${colorScheme}`).toEqual([]);
      }
      expect(new URL(page.url()).pathname).toMatch(pattern(routeOf(entry)));
      // A quarter of a desk's width is the desk at 400 % (WCAG 1.4.10): nothing is cut off, nothing scrolls sideways.
      await page.setViewportSize({ width: 320, height: 900 });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await wide(), "at 320 px, high contrast").toBeLessThanOrEqual(320);
      await page.evaluate(() => delete document.documentElement.dataset.contrast);
      expect(await wide(), "at 320 px").toBeLessThanOrEqual(320);
    });
  });
}

/** What axe finds on a page as it stands, or by a builder of one's own. */
export async function violations(on: AxeBuilder | Page): Promise<string[]> {
  const axe = on instanceof AxeBuilder ? on : new AxeBuilder({ page: on }).withTags(RULES);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
