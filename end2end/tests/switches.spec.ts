// The switches of every page, without any script: «версия для слабовидящих» and the language. And paper.
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";
import { begin, linkOf } from "../support/teacher.ts";

test.use({ javaScriptEnabled: false });

test("«версия для слабовидящих» is a link, stays on every page, and is switched off again", async ({ page, server }) => {
  const link = linkOf(server.demo, "P30");
  await page.goto(link);
  const size = () => page.locator("h1").evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
  const usual = await size();
  await page.getByRole("link", { name: "Версия для слабовидящих" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  expect(await size()).toBeGreaterThan(usual);
  await begin(page, link);
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole("link", { name: /Обычная версия/ }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-contrast", "high");
});

test("the language is a link and stays, and the numbers follow it", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/campaigns");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1, name: "Campaigns" })).toBeVisible();
  await page.goto("/indicators");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("#I1")).toContainText(/\d\d\.\d\s?%/);
  await page.getByRole("link", { name: "Русский" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(page.locator("#I1")).toContainText(/\d\d,\d\s?%/);
});

test("on paper a page has no navigation, no buttons and no switches", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/campaigns");
  await page.getByRole("link", { name: /Методическая компетентность учителя, апрель/ }).first().click();
  await page.getByRole("link", { name: "Результаты" }).first().click();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const away of ["nav.sections", ".top .end", "footer"]) {
    await expect(page.locator(away).first()).toBeHidden();
  }
});
