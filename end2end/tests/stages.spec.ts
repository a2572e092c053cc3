// What the stage of the year refuses, with the way out in the message (1.3, AC-10).
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { startServer } from "../support/server.ts";
import { signIn, signInAs } from "../support/signIn.ts";

const PASSWORD = "верная лошадь батарея";

/** Writes a counted campaign for these days and asks for its approval. */
async function approve(page: Page, opens: string, closes: string): Promise<void> {
  await page.goto("/campaigns/new");
  await page.getByLabel("Тест или анкета").selectOption({ index: 1 });
  await page.getByLabel("Название").fill("Вне этапа");
  await page.locator("input[name='campaign[opens]']").fill(opens);
  await page.locator("input[name='campaign[closes]']").fill(closes);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Утвердить" }).click();
}

test("AC-10: after the main stage a counted campaign needs a reason, and the administration with it", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await approve(page, "2026-06-10T09:00", "2026-06-20T18:00");
  await expect(page.getByText("напишите в поле «Почему вне этапа», зачем нужна ещё одна кампания").first()).toBeVisible();
  const shown = page.url();
  await page.getByRole("link", { name: "Изменить", exact: true }).click();
  await page.getByLabel("Почему вне этапа").fill("Вторая волна для тех, кто болел");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByText("утверждает администрация школы").first()).toBeVisible();

  const head = await (await newContext()).newPage();
  await signInAs(head, server.demo, "school_admin");
  await head.goto(shown);
  await head.getByRole("button", { name: "Утвердить" }).click();
  await expect(head.getByText("утверждает администрация школы")).toHaveCount(0);
  await expect(head.getByRole("button", { name: "Утвердить" })).toHaveCount(0);
});

test("AC-10: in the initial stage a counted campaign is refused, and the message names the day from which it opens", async ({
  browser,
}) => {
  const user = ["user", "add", "--org", "demo", "--login", "zavuch", "--role", "coordinator", "--password", PASSWORD];
  const server = await startServer({ now: "2026-03-20T12:00", school: "empty", commands: [["demo"], user] });
  try {
    const page = await browser.newPage({ baseURL: server.url, locale: "ru-RU" });
    await signIn(page, "zavuch", PASSWORD);
    await approve(page, "2026-03-25T09:00", "2026-03-30T18:00");
    await expect(page.getByText(/учитываемую кампанию открывают с 01\.04\.2026/).first()).toBeVisible();
    await page.close();
  } finally {
    await server.stop();
  }
});
