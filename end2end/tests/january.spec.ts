// January: each open row of the bank of vacancies is confirmed, one click each or all at once (SR-65).
import { expect, test } from "../support/fixtures.ts";
import { AFTER_CENSUS } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });

test("SR-65: in January the bank asks about every open row and is done with two clicks, without a script", async ({
  server,
  newContext,
}) => {
  const page = await (await newContext({ javaScriptEnabled: false })).newPage();
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/vacancies");
  const notice = page.locator("#awaiting");
  await expect(notice.getByRole("heading")).toHaveText(/^Подтвердите актуальность \d+ вакансий$/);
  const rows = notice.locator(".awaiting > li");
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);
  await rows.first().getByRole("button", { name: /^Верно/ }).click();
  await expect(rows).toHaveCount(count - 1);
  await notice.getByRole("button", { name: "Подтвердить все" }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "учитель физики" })).toContainText("15.01.2027");
});
