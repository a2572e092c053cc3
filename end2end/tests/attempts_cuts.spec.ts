// The line is cut at every question, and the server dies while answers are on their way: nothing is lost, nothing
// is asked for twice (security 73).
import { answer, begin, expectNothingWaits, expectSection, filled, linkOf, next, task, tasks } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";

test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_NETWORK_CHANGED/ });

test("security 73: the line is cut at every single question", async ({ context, page, server }) => {
  await begin(page, linkOf(server.demo, "P31"));
  await expect(page.getByText(/^Осталось \d/)).toBeVisible();
  for (let section = 1; section <= 6; section += 1) {
    await expectSection(page, section);
    for (const one of await tasks(page).all()) {
      await context.setOffline(true);
      await answer(one);
      await context.setOffline(false);
    }
    if (section < 6) await next(page);
  }
  await expectNothingWaits(page);
  const given = await filled(page);
  await page.reload();
  expect(await filled(page)).toEqual(given);
  await expect(page.getByRole("progressbar", { name: "Отвечено" })).toHaveJSProperty("value", 24);
});

test("security 73: the server dies in the middle of saving and comes back", async ({ page, server }) => {
  await begin(page, linkOf(server.demo, "P13"));
  await expect(page.getByText(/^Осталось \d/)).toBeVisible();
  await answer(task(page, 1));
  const back = server.crash();
  await answer(task(page, 2));
  await answer(task(page, 3));
  await back;
  await answer(task(page, 4));
  await expectNothingWaits(page);
  const given = await filled(page);
  await page.reload();
  expect(await filled(page)).toEqual(given);
  await expect(page.getByRole("progressbar", { name: "Отвечено" })).toHaveJSProperty("value", 4);
});
