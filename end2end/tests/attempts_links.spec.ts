// Personal links after the campaign: expired for who never began, the way to the receipt and the result for who did.
import { expect, test } from "../support/fixtures.ts";
import { linkFrom } from "../support/links.ts";
import { AFTER_CENSUS } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" }, allowedErrors: /status of 4\d\d/ });

test("an expired link looks like a wrong one, and who answered still comes to the receipt and the result", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/campaigns");
  await page.getByRole("link", { name: "Методическая компетентность учителя, апрель 2026" }).click();
  await page.getByRole("link", { name: "Ссылки" }).click();
  const [silent, done] = [await linkFrom(page, "Волошин"), await linkFrom(page, "Авдеева")];

  const phone = await (await newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const texts: string[] = [];
  for (const link of [silent, `${silent.slice(0, -2)}AA`, "/l/short"]) {
    const answered = await phone.goto(link);
    expect(answered?.status()).toBe(404);
    texts.push(`${await phone.title()}\n${await phone.locator("body").innerText()}`);
  }
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain("мог закончиться");
  expect(texts[0]).not.toContain("Волошин");
  await phone.goto(done);
  await expect(phone.getByText("Номер квитанции")).toBeVisible();
  await phone.getByRole("link", { name: "Посмотреть результат" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(phone.locator(".profile-total")).toBeVisible();
});
