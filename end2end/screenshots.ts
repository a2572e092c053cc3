// `make screenshots`: every page, for people to look at.
import { test } from "./support/fixtures.ts";
import { pages } from "./support/pages.ts";
import { NOW } from "./support/server.ts";
import { shootAll } from "./support/shoot.ts";

test.use({ serverOptions: { now: NOW, school: "demo" }, allowedErrors: /./ });

shootAll(pages);
