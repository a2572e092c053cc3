// `npm run previous`: keeps of this release what tests/old_tab.spec.ts holds against the next one.
import { test } from "../support/fixtures.ts";
import { record } from "../support/previous.ts";
import { answerAll, begin, linkOf } from "../support/teacher.ts";

test("what a teacher's tab holds of this release", async ({ page, server }) => {
  await begin(page, linkOf(server.demo, "P31"));
  await record(page, "form");
  await answerAll(page);
  await record(page, "review");
});
