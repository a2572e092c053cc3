import type { BrowserContext, Page } from "@playwright/test";
import type { Demo, Server } from "./server.ts";

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

const remembered = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/** Signs in once per server and role; later pages are given the same session. */
export async function signedInAs(page: Page, server: Server, role: string): Promise<void> {
  const key = `${server.url} ${role}`;
  const cookies = remembered.get(key);
  if (cookies) return page.context().addCookies(cookies);
  await signInAs(page, server.demo, role);
  remembered.set(key, await page.context().cookies());
}
