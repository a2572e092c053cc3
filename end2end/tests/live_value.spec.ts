// Numbers follow the data: what is done in one browser moves the value on a page that is open in another, within a
// second and without a reload. AC-08 on the way.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { AFTER_CENSUS } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });
test.describe.configure({ mode: "serial" });

const WITHIN_A_SECOND = { timeout: 1_000 };

/** Opens an indicator and marks the page, so that a reload would be seen. */
async function watch(page: Page, code: string, formula: string): Promise<void> {
  // The stream is open before anything happens.
  const stream = page.waitForResponse(/\/live\//);
  await page.goto(`/indicators/${code}?year=2026`);
  await stream;
  await expect(page.locator("section.indicator")).toContainText(formula);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
}

async function moved(page: Page, formula: string): Promise<void> {
  await expect(page.locator("section.indicator")).toContainText(formula, WITHIN_A_SECOND);
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
}

test("AC-08: approving a route asks for a deficit, and with it indicator 2 goes from 14 to 15 on an open page", async ({
  page,
  server,
  newContext,
}) => {
  const head = await (await newContext()).newPage();
  await signInAs(head, server.demo, "school_admin");
  await watch(head, "I2", "(14 / 41) × 100");

  await signInAs(page, server.demo, "coordinator");
  await page.goto("/ioms/needed?year=2026");
  await page.getByRole("button", { name: /^Составить по дефицитам: Эрлих/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Эрлих/ })).toBeVisible();
  const unlink = page.getByRole("button", { name: "Убрать связь" });
  for (let left = await unlink.count(); left > 0; left--) {
    await unlink.first().click();
    await expect(unlink).toHaveCount(left - 1);
  }
  await page.getByRole("button", { name: "На утверждение" }).click();
  const approve = page.locator("details.act", { hasText: "Утвердить" });
  await approve.locator("summary").first().click();
  await approve.getByLabel("Дата утверждения").fill("2026-12-20");
  await approve.getByRole("button", { name: "Утвердить" }).click();
  const asked = approve.getByLabel("Дефицит по итогам диагностики");
  await expect(asked).toBeVisible();
  await expect(page.locator(".notice.warn").filter({ hasText: /дефицит/ }).first()).toBeVisible();
  // Nothing typed is lost, and nothing has moved.
  await expect(approve.getByLabel("Дата утверждения")).toHaveValue("2026-12-20");
  await expect(head.locator("section.indicator")).toContainText("(14 / 41) × 100");

  await approve.getByLabel("Дефицит по итогам диагностики").selectOption({ index: 1 });
  await approve.getByRole("button", { name: "Утвердить" }).click();
  await moved(head, "(15 / 41) × 100");
  await expect(page.getByText("утверждён", { exact: true }).first()).toBeVisible();
});
