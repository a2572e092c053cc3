// The same for a school that has entered nothing yet.
import { emptySchool, openEmpty } from "./support/emptySchool.ts";
import { test } from "./support/fixtures.ts";
import { ofEmptySchool } from "./support/pages.ts";
import { shoot } from "./support/shoot.ts";

test.use({ colorScheme: "light", allowedErrors: /./, serverOptions: emptySchool });

for (const entry of ofEmptySchool) {
  test(`screenshot of ${entry.name} of an empty school`, async ({ page }) => {
    await openEmpty(page, entry);
    await shoot(page, `empty-${entry.name}`);
  });
}
