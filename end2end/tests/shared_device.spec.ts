// A school's computer is used by the next person: nothing of the answers stays on it (security 18).
import { signInAs } from "../support/signIn.ts";
import { answerAll, begin, handIn, linkOf } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";

test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED/ });

test("security 18: after handing in, neither going back nor the device itself shows an answer", async ({
  context,
  page,
  server,
}) => {
  await begin(page, linkOf(server.demo, "P31"));
  await answerAll(page);
  const attempt = await page.locator("[name=attempt]").first().inputValue();
  // Another page of this browser, left open on the form, has kept something meanwhile.
  const kept = JSON.stringify({ q1: { attempt, item: "q1", revision: 1, fields: { q1: ["a"] } } });
  await page.evaluate(({ key, text }) => localStorage.setItem(key, text), { key: `otklik:${attempt}`, text: kept });
  await handIn(page);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    await expect(page.locator("input:checked, select:has(option:checked:not([value='']))")).toHaveCount(0);
  }
  const left = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  expect(left).toEqual({ local: [], session: [], databases: 0, caches: 0 });

  await context.setOffline(true);
  await page.reload().catch(() => undefined);
  // What stands there now is the browser's own page, which has a field of its own.
  await expect(page.getByText("ERR_INTERNET_DISCONNECTED")).toBeVisible();
  await expect(page.locator("#answers, [data-item], .review-list, .receipt, [name^=fields], [name=attempt]")).toHaveCount(0);
  expect(await page.locator("body").innerText()).not.toMatch(/Задание|Отвечено|квитанции/);
  await context.setOffline(false);
});

test("signing out tells the browser to clear what it keeps", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.evaluate(() => localStorage.setItem("otklik:left", "something"));
  await page.goto("/");
  await page.locator("summary", { hasText: "Оболенская" }).click();
  await page.getByRole("button", { name: "Выйти" }).click();
  await page.waitForURL(/\/sign-in/);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});
