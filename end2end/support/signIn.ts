import type { Page } from "@playwright/test";
import type { Demo } from "./server.ts";

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

export async function signInAs(page: Page, demo: Demo, role: string): Promise<void> {
  const found = demo.logins.find((login) => login.role === role);
  if (!found) throw new Error(`the demo school has no login with the role ${role}`);
  await signIn(page, found.login, found.password);
}
