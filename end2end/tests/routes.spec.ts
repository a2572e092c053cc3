// Every page's address has an entry in the list that axe and the screenshots go through.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { later, pages, routeOf } from "../support/pages.ts";
import { root } from "../support/server.ts";

test("no route of the application is missing from the list of pages", () => {
  const app = readFileSync(join(root, "app/src/app.rs"), "utf8");
  const routes = [...app.matchAll(/path!\("([^"]+)"\)/g)].map((found) => found[1] ?? "");
  const listed = new Set([...pages, ...later].map(routeOf));
  expect(routes.filter((route) => !listed.has(route))).toEqual([]);
});
