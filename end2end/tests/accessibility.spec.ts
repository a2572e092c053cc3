import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../support/fixtures.ts";
import { pages, pathOf } from "../support/pages.ts";
import { signInAs } from "../support/signIn.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

for (const entry of pages) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on ${entry.name}, ${colorScheme}`, async ({ page, server }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      if (entry.as) await signInAs(page, server.demo, entry.as);
      await page.goto(pathOf(entry, server.demo));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
        expect(found, `at ${width} px`).toEqual([]);
      }
    });
  }
}
