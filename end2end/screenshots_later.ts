// `make screenshots`: the pages of the time after the year.
import { test } from "./support/fixtures.ts";
import { later } from "./support/pages.ts";
import { AFTER_CENSUS } from "./support/server.ts";
import { shootAll } from "./support/shoot.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" }, allowedErrors: /./ });

shootAll(later);
