// Results of a campaign: which attempt is the record, and striking one out.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { NOW } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

test.use({ serverOptions: { now: NOW, school: "demo" } });

const T1 = "Методическая компетентность учителя, апрель 2026";

async function openCampaign(page: Page): Promise<void> {
  await page.goto("/campaigns");
  await page.getByRole("link", { name: T1 }).click();
}

function person(page: Page, surname: string) {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: surname }) });
}

test("AC-05: three attempts of P33 are one answer, and the first of them is the record, 25 из 30", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await openCampaign(page);
  await expect(page.getByText("25 из 40", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Результаты" }).click();
  await expect(page.getByText("учтено 25 работ")).toBeVisible();
  const rows = person(page, "Ефанов");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(/25 из 30\s*83,3\s%\s*низкий/);

  await rows.getByRole("link", { name: /Ефанов/ }).click();
  await expect(page.getByText("1, идёт в зачёт")).toBeVisible();
  await expect(page.getByText("25 из 30 баллов")).toBeVisible();
});

test("EX-23: striking out an attempt needs a reason and returns the person to those who have not answered", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await openCampaign(page);
  await page.getByRole("link", { name: "Результаты" }).click();
  await person(page, "Авдеева").getByRole("link").click();
  const form = page.locator("#invalidate");
  await form.getByRole("button", { name: "Аннулировать работу" }).click();
  await expect(form.getByRole("alert")).toContainText("Заполните это поле");

  await form.getByLabel("Причина").fill("За педагога отвечал коллега");
  await form.getByRole("button", { name: "Аннулировать работу" }).click();
  await expect(page.getByText("Работа аннулирована: За педагога отвечал коллега")).toBeVisible();
  await expect(form).toHaveCount(0);

  await page.getByRole("link", { name: "Результаты" }).click();
  await expect(page.getByText("учтены 24 работы")).toBeVisible();
  await expect(person(page, "Авдеева")).toHaveCount(0);
  await openCampaign(page);
  await expect(page.getByText("24 из 40", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Ход кампании" }).click();
  const silent = page.getByRole("table", { name: "Ещё не ответили" });
  await expect(silent.getByRole("rowheader", { name: "Авдеева" })).toBeVisible();
});
