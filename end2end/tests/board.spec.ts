// The live board: what the administration watches while teachers answer.
import type { Page, Request } from "@playwright/test";
import { answerAll, begin, handIn, linkOf } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";
import { NOW } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

// A database of its own: the numbers below are those of AC-02.
test.use({ serverOptions: { now: NOW, school: "demo" } });

const T1 = "Методическая компетентность учителя, апрель 2026";
const WITHIN_5_S = { timeout: 5_000 };

async function openBoard(page: Page): Promise<void> {
  await page.goto("/campaigns");
  await page.getByRole("link", { name: T1 }).click();
  await page.getByRole("link", { name: "Ход кампании" }).click();
  await expect(page.getByRole("heading", { level: 1, name: T1 })).toBeVisible();
}

function rows(page: Page) {
  return page.getByRole("table", { name: "Ещё не ответили" }).locator("tbody tr");
}

test("AC-02: one more teacher moves an open board from 25 из 40 to 26 из 40 without reload", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "school_admin");
  await openBoard(page);
  const total = page.locator("[data-live=total]");
  await expect(total).toHaveText(/25\s+из 40 ответили\s*62,5\s%/);
  await expect(rows(page)).toHaveCount(15);
  await expect(rows(page).filter({ hasText: /Мальцева/ })).toHaveCount(1);

  const wall = await page.context().newPage();
  await wall.goto(page.url().replace(/\/board$/, "/wall"));
  await expect(wall.locator("[data-live=total]")).toHaveText(/25\s+из 40 ответили\s*62,5\s%/);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  const phone = await (await newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await begin(phone, linkOf(server.demo, "P12"));
  await answerAll(phone);
  await handIn(phone);

  await expect(total).toHaveText(/26\s+из 40 ответили\s*65,0\s%/, WITHIN_5_S);
  await expect(rows(page)).toHaveCount(14);
  await expect(rows(page).filter({ hasText: /Мальцева/ })).toHaveCount(0);
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  await expect(wall.locator("[data-live=total]")).toHaveText(/26\s+из 40 ответили\s*65,0\s%/, WITHIN_5_S);
});

test("the wall view names nobody", async ({ page, server }) => {
  await signInAs(page, server.demo, "school_admin");
  await openBoard(page);
  await page.getByRole("link", { name: "На экран" }).click();
  await expect(page.locator("[data-live=total]")).toBeVisible();
  const html = await page.content();
  const surnames = server.demo.links.map((link) => link.name.split(/\s/)[0] ?? "");
  expect(surnames.length).toBeGreaterThan(30);
  expect(surnames.filter((surname) => html.includes(surname))).toEqual([]);
});

test("one click copies the link of somebody who has not answered", async ({ page, server, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(page, server.demo, "coordinator");
  await openBoard(page);
  const row = rows(page).filter({ hasText: /Волошин/ });
  await row.getByRole("button", { name: /Копировать ссылку: Волошин/ }).click();
  await expect(row.getByText("Скопировано")).toBeVisible();
  // Rows that come anew and say the same leave the word where it is.
  const isWhole = (request: Request) => request.headers()["otklik-glance"] === undefined;
  const again = page.waitForResponse((answer) => answer.url() === page.url() && isWhole(answer.request()));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await again;
  await expect(row.getByText("Скопировано")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).pathname).toBe(linkOf(server.demo, "P30"));
});

test.describe("when the line is lost", () => {
  test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|Failed to fetch|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/ });

  test("an open board catches up by itself after an absence and after a restart of the server", async ({
    page,
    server,
    context,
    newContext,
  }) => {
    // Two whole tests are answered here.
    test.slow();
    await signInAs(page, server.demo, "school_admin");
    await openBoard(page);
    const total = page.locator("[data-live=total]");
    const done = async () => Number(/^\s*(\d+)/.exec((await total.innerText()).trim())?.[1]);
    const before = await done();
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    const phone = await (await newContext({ viewport: { width: 390, height: 844 } })).newPage();

    await context.setOffline(true);
    await begin(phone, linkOf(server.demo, "P28"));
    await answerAll(phone);
    await handIn(phone);
    expect(await done(), "nothing arrives without a line").toBe(before);
    await context.setOffline(false);
    await expect.poll(done, { timeout: 10_000 }).toBe(before + 1);

    await server.restart();
    const tablet = await (await newContext()).newPage();
    await begin(tablet, linkOf(server.demo, "P26"));
    await answerAll(tablet);
    await handIn(tablet);
    await expect.poll(done, { timeout: 10_000 }).toBe(before + 2);
    expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  });
});
