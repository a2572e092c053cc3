// `make screenshots`: every page on a phone and on a desk, for people to look at.
import { test } from "./support/fixtures.ts";
import { openPage, pages } from "./support/pages.ts";
import { shoot } from "./support/shoot.ts";

test.use({ colorScheme: "light", allowedErrors: /./ });

for (const entry of pages) {
  test(`screenshot of ${entry.name}`, async ({ page, server }) => {
    await openPage(page, server, entry);
    await shoot(page, entry.name);
  });
}
