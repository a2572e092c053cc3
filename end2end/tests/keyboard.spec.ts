// A whole test by keyboard alone: Tab, arrows, Space, Enter; no pointer, no script of ours that types for people.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { linkOf } from "../support/teacher.ts";

interface Focus {
  kind: string;
  text: string;
  group: string;
  isOn: boolean;
  isVisible: boolean;
}

/** What has the focus now, and whether it can be seen that it has. */
async function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement;
    const shown = at.matches(".choice input, .check input") ? (at.closest("label") ?? at) : at;
    const styles = [at, shown].map((one) => getComputedStyle(one));
    return {
      kind: at.type || at.tagName.toLowerCase(),
      text: (at.closest("label") ?? at).textContent?.trim() ?? "",
      group: at.name,
      isOn: at.checked,
      isVisible: styles.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none"),
    };
  });
}

/** Tabs to something of that kind with that text, through everything before it. */
async function tabTo(page: Page, kind: string, text: RegExp): Promise<void> {
  for (let steps = 0; steps < 200; steps++) {
    await page.keyboard.press("Tab");
    const at = await focus(page);
    if (at.kind === kind && text.test(at.text)) {
      expect(at.isVisible, `focus on ${at.text}`).toBe(true);
      return;
    }
  }
  throw new Error(`${kind} ${String(text)} cannot be reached by Tab`);
}

/** Answers what Tab comes to, until the section is left by «Далее». */
async function answerSection(page: Page): Promise<void> {
  const picked = new Map<string, number>();
  for (let steps = 0; steps < 200; steps++) {
    await page.keyboard.press("Tab");
    const at = await focus(page);
    const before = picked.get(at.group) ?? 0;
    const isAnswer = at.group.startsWith("fields[");
    if (isAnswer) expect(at.isVisible, `focus on ${at.text}`).toBe(true);
    if (isAnswer && at.kind === "radio" && before === 0) await page.keyboard.press("Space");
    else if (isAnswer && at.kind === "checkbox" && before < 2 && !at.isOn) await page.keyboard.press("Space");
    else if (at.kind === "select-one") {
      const place = 1 + [...picked.keys()].filter((name) => name.split(".")[0] === at.group.split(".")[0]).length;
      for (let press = 0; press < place; press++) await page.keyboard.press("ArrowDown");
    } else if (at.kind === "submit" && at.text === "Далее") {
      await page.keyboard.press("Enter");
      return;
    }
    if (isAnswer) picked.set(at.group, before + 1);
  }
  throw new Error("«Далее» cannot be reached by Tab");
}

test("a whole test is begun, answered, reviewed and handed in by keyboard alone, and focus is always seen", async ({
  page,
  server,
}) => {
  test.slow();
  await page.goto(linkOf(server.demo, "P28"));
  await tabTo(page, "checkbox", /Даю согласие/);
  await page.keyboard.press("Space");
  await tabTo(page, "submit", /^Начать$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/page/);
  for (let section = 1; section <= 6; section++) {
    const here = await page.locator("section[data-section]:visible").getAttribute("data-section");
    await answerSection(page);
    await expect(page.locator(`section[data-section="${here}"]:visible`)).toHaveCount(0);
  }
  await page.waitForURL(/\/review/);
  await expect(page.locator(".review-sum > div").first()).toContainText("24");
  await tabTo(page, "checkbox", /Ответы проверены/);
  await page.keyboard.press("Space");
  await tabTo(page, "submit", /Отправить ответы/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Спасибо, ответы приняты" })).toBeVisible();
});
