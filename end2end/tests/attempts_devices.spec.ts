// The same link on another device: what was answered is there, and the time that is left is one (AC-03).
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { NOW } from "../support/server.ts";
import { answer, begin, filled, linkOf, next, tasks } from "../support/teacher.ts";

// A server of its own: its clock is moved on.
test.use({ serverOptions: { now: NOW, school: "demo" } });

test("AC-03: ten answers given on a computer are there on a phone, and the time goes on", async ({
  newContext,
  server,
}) => {
  const link = linkOf(server.demo, "P12");
  const computer = await newContext();
  const desk = await computer.newPage();
  await begin(desk, link);
  for (const count of [4, 4, 2]) {
    for (const one of (await tasks(desk).all()).slice(0, count)) await answer(one);
    if (count === 4) await next(desk);
  }
  await expect(desk.getByRole("progressbar", { name: "Отвечено" })).toHaveJSProperty("value", 10);
  await expect(desk.getByText(/^Сохранено \d\d:\d\d$/)).toBeVisible();
  const given = await filled(desk);
  // The limit of this test is 60 minutes. The clock of the server stands still, that of the page goes on.
  expectMinutes(await secondsLeft(desk), 60);
  await computer.close();

  await server.restart("2026-04-20T12:10");
  const phone = await newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await phone.newPage();
  await page.goto(link);
  await expect(page.getByText(/сохранено 10 ответов/)).toBeVisible();
  await page.getByRole("link", { name: "Продолжить" }).tap();
  await expect(page.getByRole("progressbar", { name: "Отвечено" })).toHaveJSProperty("value", 10);
  expect(await filled(page)).toEqual(given);
  expectMinutes(await secondsLeft(page), 50);
});

/** So many minutes, but for what the test itself needs. */
function expectMinutes(seconds: number, minutes: number): void {
  expect(seconds).toBeLessThanOrEqual(minutes * 60);
  expect(seconds).toBeGreaterThan((minutes - 1) * 60);
}

async function secondsLeft(page: Page): Promise<number> {
  const countdown = page.locator("#countdown");
  await expect(countdown).toHaveText(/Осталось \d+:\d\d/);
  const [, minutes, seconds] = /Осталось (\d+):(\d\d)/.exec(await countdown.innerText()) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
