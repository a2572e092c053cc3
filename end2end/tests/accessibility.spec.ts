import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../support/fixtures.ts";
import type { PageEntry } from "../support/pages.ts";
import { later, openPage, pages } from "../support/pages.ts";
import { NOW } from "../support/server.ts";

test.use({ serverOptions: { now: NOW, school: "demo" } });

test.describe.configure({ mode: "parallel" });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const NO_SUCH_PAGE = /status of 404/;

for (const entry of pages) audit(entry);

test.describe("after the campaign", () => {
  test.use({ serverOptions: { now: "2026-05-05T12:00", school: "demo" } });
  for (const entry of later) audit(entry);
});

function audit(entry: PageEntry): void {
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
