import { test } from "../support/fixtures.ts";
import { audit } from "../support/audit.ts";
import { pages } from "../support/pages.ts";
import { NOW } from "../support/server.ts";

test.use({ serverOptions: { now: NOW, school: "demo" } });

test.describe.configure({ mode: "parallel" });

for (const entry of pages) audit(entry);
