// A school that has entered nothing yet, and its municipality: every role has a login of its own.
import type { Page } from "@playwright/test";
import type { PageEntry } from "./pages.ts";
import { NOW } from "./server.ts";
import type { ServerOptions } from "./server.ts";
import { signIn } from "./signIn.ts";

const PASSWORD = "верная лошадь батарея";
const user = (org: string, role: string) =>
  ["user", "add", "--org", org, "--login", role, "--role", role, "--password", PASSWORD];

export const emptySchool: ServerOptions = {
  now: NOW,
  school: "empty",
  commands: [
    ["org", "add", "--code", "town", "--name", "Управление образования", "--kind", "municipal_authority"],
    ["org", "add", "--code", "new", "--name", "Новая школа", "--parent", "town"],
    ...["coordinator", "school_admin", "sysadmin"].map((role) => user("new", role)),
    user("town", "municipal_coordinator"),
  ],
};

/** Signs in and goes there. */
export async function openEmpty(page: Page, entry: PageEntry): Promise<void> {
  if (entry.as) await signIn(page, entry.as, PASSWORD);
  await page.goto(entry.path);
}
