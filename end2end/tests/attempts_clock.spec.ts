// Time is the server's: a device's wrong clock changes nothing, and what was saved in time is handed in by itself
// (security 22, EX-22).
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { NOW } from "../support/server.ts";
import { answer, begin, expectNothingWaits, linkOf, tasks } from "../support/teacher.ts";

test.use({ serverOptions: { now: NOW, school: "demo" } });

/** Minutes that the countdown shows. */
async function left(page: Page): Promise<number> {
  const countdown = page.locator("#countdown");
  await expect(countdown).toHaveText(/\d+:\d\d/);
  return Number(/(\d+):\d\d/.exec(await countdown.innerText())?.[1]);
}

for (const [name, hours, person] of [
  ["two hours fast", 2, "P30"],
  ["two hours slow", -2, "P31"],
] as const) {
  test(`security 22: on a device ${name} the time left is the server's and answers are saved`, async ({
    page,
    server,
  }) => {
    await page.clock.setFixedTime(Date.now() + hours * 3_600_000);
    await begin(page, linkOf(server.demo, person));
    const minutes = await left(page);
    expect(minutes).toBeGreaterThan(55);
    expect(minutes).toBeLessThanOrEqual(60);
    await answer(tasks(page).first());
    await expectNothingWaits(page);
    // A second tab.
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    expect(Math.abs((await left(tab)) - minutes)).toBeLessThanOrEqual(1);
    // The clock set while the page is open: the page that then believes its time over asks the server once more,
    // and one that is set back goes on as before for longer than a tick of the countdown.
    const askedAgain = hours < 0 ? page.waitForEvent("load") : page.waitForTimeout(2_500);
    await page.clock.setFixedTime(Date.now() - hours * 3_600_000);
    await askedAgain;
    await expect(page).toHaveURL(/\/page/);
    expect(Math.abs((await left(page)) - minutes)).toBeLessThanOrEqual(1);
    await answer(tasks(page).nth(1));
    await expectNothingWaits(page);
    await page.reload();
    await expect(page.locator("#progress")).toHaveAttribute("value", "2");
    expect(Math.abs((await left(page)) - minutes)).toBeLessThanOrEqual(1);
  });
}

test.describe("at the deadline", () => {
  test.use({ allowedErrors: /status of 409|ERR_CONNECTION_REFUSED|Failed to fetch|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/ });

  test("EX-22: when the time has run out on an open page, what was saved is handed in and nothing more is taken", async ({
    page,
    server,
  }) => {
    await begin(page, linkOf(server.demo, "P32"));
    await answer(tasks(page).first());
    await expectNothingWaits(page);
    await server.restart("2026-04-20T13:01");
    await answer(tasks(page).nth(1));
    await expect(page.locator("#saved")).toHaveText(/^Время вышло: приняты ответы, сохранённые вовремя$/, { timeout: 15_000 });
    await expectNothingWaits(page);
    await page.getByRole("link", { name: "К квитанции" }).click();
    await expectReceipt(page, 1);
    await page.goto(linkOf(server.demo, "P32"));
    await expectReceipt(page, 1);
    await page.goto(`${page.url()}/page`);
    await expect(page.locator("#answers")).toHaveCount(0);
  });

  test("EX-22: when the countdown has ended, the open page leads to the receipt by itself", async ({ page, server }) => {
    await server.restart(NOW);
    await begin(page, linkOf(server.demo, "P26"));
    await answer(tasks(page).first());
    await expectNothingWaits(page);
    await server.restart("2026-04-20T13:01");
    await page.clock.setFixedTime(Date.now() + 61 * 60_000);
    await expectReceipt(page, 1);
  });

  /** What stands when time has ended an attempt. */
  async function expectReceipt(page: Page, answered: number): Promise<void> {
    await expect(page.getByRole("heading", { level: 1, name: "Время вышло, сохранённые ответы приняты" })).toBeVisible();
    await expect(page.getByText("Номер квитанции")).toBeVisible();
    await expect(page.getByText(`${answered} из 24`)).toBeVisible();
  }
});
