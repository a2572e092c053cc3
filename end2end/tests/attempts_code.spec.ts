// A personal link in other hands: where a campaign asks for a code, it shows nothing without it (AC-04).
import { expect, test } from "../support/fixtures.ts";
import { linkFrom } from "../support/links.ts";
import { NOW } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";
import { begin } from "../support/teacher.ts";

test.use({ serverOptions: { now: NOW, school: "demo" }, allowedErrors: /status of 4\d\d/ });

test("AC-04: where a campaign asks for a code, a found link shows nothing of what was answered without it", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/campaigns/new");
  const instrument = page.getByLabel("Тест или анкета");
  const asked = await instrument.locator("option", { hasText: "Запрос на направления" }).getAttribute("value");
  await instrument.selectOption(asked);
  await page.getByLabel("Название").fill("Запрос с кодом");
  await page.getByLabel("Открыть").fill("2026-04-20T12:00");
  await page.getByLabel("Закрыть").fill("2026-04-30T23:59");
  await page.getByRole("radio", { name: /По ссылке и коду/ }).check();
  await page.getByRole("checkbox", { name: "Педагогические работники" }).check();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByText("Идёт", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Ссылки" }).click();
  const link = await linkFrom(page, "Авдеева");

  const own = await (await newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await begin(own, link);
  const chosen = own.locator("#answers").getByRole("radio").first();
  await chosen.check();
  await expect(own.locator("#saved")).toContainText("Сохранено");
  await own.goto(link);
  const code = (await own.locator("dt", { hasText: "Ваш код" }).locator("+ dd").innerText()).match(/\d{6}|\d{3}\s\d{3}/)?.[0];
  expect(code).toBeTruthy();

  const other = await (await newContext()).newPage();
  await other.goto(link);
  await expect(other.getByLabel("Код из шести цифр")).toBeVisible();
  const base = new URL(other.url()).pathname;
  for (const inner of ["/page", "/review"]) {
    await other.goto(base + inner);
    await expect(other.locator("#answers, .review-list")).toHaveCount(0);
  }
  await other.goto(link);
  await other.getByLabel("Код из шести цифр").fill(code === "000000" ? "000001" : "000000");
  await other.getByRole("button", { name: "Продолжить" }).click();
  await expect(other.getByText("Код не подходит").first()).toBeVisible();
  await other.getByLabel("Код из шести цифр").fill(code!);
  await other.getByRole("button", { name: "Продолжить" }).click();
  // The right code opens the form itself, with what was answered on the first device.
  await other.waitForURL(`**${base}/page`);
  await expect(other.locator("#answers").getByRole("radio").first()).toBeChecked();
});
