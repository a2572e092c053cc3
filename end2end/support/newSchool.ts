// A school that is about to begin: accounts, and its staff unless it is said otherwise. Nothing was asked there yet.
import { join } from "node:path";
import { NOW, root } from "./server.ts";
import type { ServerOptions } from "./server.ts";

/** Of every account of the new school. */
export const PASSWORD = "семь раз отмерь";

const account = ([login, role]: [string, string]) => [
  ...["user", "add", "--org", "s7", "--login", login],
  ...["--name", login, "--role", role, "--password", PASSWORD],
];

/** The school with these accounts, each login with its role. */
export function newSchool(roles: Record<string, string>, hasStaff = true): ServerOptions {
  const staff = ["import", "roster", join(root, "server/backend/src/demo/data/roster.csv"), "--org", "s7"];
  return {
    now: NOW,
    school: "empty",
    commands: [
      ["org", "add", "--code", "s7", "--name", "Школа 7"],
      ...Object.entries(roles).map(account),
      ...(hasStaff ? [staff] : []),
    ],
  };
}
