// AC-06 by the page: who is dismissed leaves the number while somebody looks at it, and the list names the reason.
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";

test("AC-06: a dismissal on the page lowers the provisional indicator 1 on an open page", async ({
  page,
  server,
  newContext,
}) => {
  const context = await newContext();
  const watcher = await context.newPage();
  await signInAs(watcher, server.demo, "school_admin");
  await watcher.goto("/indicators/I1?year=2026");
  const value = watcher.locator("section.indicator");
  await expect(value).toContainText("(25 / 41) × 100");

  await signInAs(page, server.demo, "coordinator");
  await page.goto("/roster");
  await page.getByRole("link", { name: /^Авдеева/ }).click();
  await page.locator("aside summary", { hasText: "Уволить" }).click();
  await page.getByLabel("Последний рабочий день").last().fill("2026-04-17");
  await page.getByLabel("Приказ об увольнении").last().fill("№ 7-к");
  await page.getByRole("button", { name: "Уволить" }).click();
  await expect(page.getByText("не работает", { exact: true })).toBeVisible();

  await expect(value).toContainText("(24 / 40) × 100");
  await watcher.reload();
  const left = watcher.getByRole("row").filter({ hasText: "Авдеева" });
  await expect(left).toContainText("не работает на дату учёта: уволен 17.04.2026");
});
