// Pages of the time after the year, when results are released and routes are drawn up.
import { test } from "../support/fixtures.ts";
import { audit } from "../support/audit.ts";
import { later } from "../support/pages.ts";
import { AFTER_CENSUS } from "../support/server.ts";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });

for (const entry of later) audit(entry);
