// Accessibility of one page: WCAG 2.2 AA by axe, wide, narrow and dark.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./pages.ts";
import type { PageEntry } from "./pages.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const NO_SUCH_PAGE = /status of 404/;

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
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await violations(new AxeBuilder({ page }).withRules("color-contrast")), "dark").toEqual([]);
    });
  });
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
