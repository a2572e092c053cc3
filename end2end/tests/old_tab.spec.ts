// A teacher's tab is older than the server behind it after every upgrade. The addresses it sends to and the fields it
// sends are therefore a promise: when one of them changes, this fails before a school loses answers (security 75).
import { keepOldPackage, OLD_PACKAGE, reloadAsBefore } from "../support/previous.ts";
import { answer, begin, expectNothingWaits, expectSection, filled, handIn } from "../support/teacher.ts";
import { linkOf, next, task, tasks } from "../support/teacher.ts";
import { saved } from "../support/author.ts";
import { expect, test } from "../support/fixtures.ts";

test("a tab from before the upgrade saves, turns its pages and hands in", async ({ context, page, server }) => {
  await begin(page, linkOf(server.demo, "P31"));
  await keepOldPackage(page);
  await reloadAsBefore(page, "form");
  await expect(page.getByText(/^Осталось \d/)).toBeVisible();
  await task(page, 1).getByRole("checkbox", { name: "Вернуться позже" }).check();
  for (let section = 1; section <= 6; section += 1) {
    if (section > 1) await next(page);
    await expectSection(page, section);
    for (const one of await tasks(page).all()) await answer(one);
    await expectNothingWaits(page);
    await saved(page);
  }
  await expect(page.getByRole("progressbar", { name: "Отвечено" })).toHaveJSProperty("value", 24);

  // The last «Далее» sends the whole form once more, so what the saves alone have left is looked at before it.
  const given = (await filled(page)).sort();
  const present = await context.newPage();
  await present.goto(new URL("?n=1", page.url()).href);
  expect((await filled(present)).sort()).toEqual(given);
  await expect(task(present, 1).getByRole("checkbox", { name: "Вернуться позже" })).toBeChecked();
  await present.close();

  await next(page);
  await page.waitForURL(/\/review$/);
  await expect(page.locator(".review-sum > div")).toContainText(["24", "0", "1"]);
  await reloadAsBefore(page, "review");
  await expect(page.locator(`link[href^="${OLD_PACKAGE}"]`)).not.toHaveCount(0);
  await handIn(page);
  await expect(page.locator(`link[href^="${OLD_PACKAGE}"]`)).toHaveCount(0);
});

test("the address of an old script gives the present one, which is not kept under it", async ({ request }) => {
  const present = /\/pkg\/\w+\//.exec(await (await request.get("/sign-in")).text())?.[0];
  for (const name of ["otklik.js", "otklik_bg.wasm"]) {
    const [old, own] = [await request.get(OLD_PACKAGE + name), await request.get(present + name)];
    expect([old.status(), own.status()]).toEqual([200, 200]);
    expect(old.headers()["cache-control"]).toBe("no-store");
    expect((await old.body()).equals(await own.body())).toBe(true);
  }
});

const ISLAND = /(?<=data-component=")Answering_\w+/;
for (const [person, known, change] of [
  ["P13", "as the old page names it", (html: string) => html],
  ["P30", "which has other names by now", (html: string) => html.replace(ISLAND, "Gone")],
] as const) {
  test(`an old page that is given the present script, ${known}, loses nothing`, async ({ page, server }) => {
    await begin(page, linkOf(server.demo, person));
    await reloadAsBefore(page, "form", change);
    await expect(page.locator('[data-component="Gone"]')).toHaveCount(person === "P30" ? 1 : 0);
    for (const one of await tasks(page).all()) await answer(one);
    const given = (await filled(page)).sort();
    await next(page);
    await expectSection(page, 2);
    await expectNothingWaits(page);
    await page.goto(page.url());
    expect((await filled(page)).sort()).toEqual(given);
    await expect(page.getByRole("progressbar", { name: "Отвечено" })).toHaveJSProperty("value", 4);
  });
}
