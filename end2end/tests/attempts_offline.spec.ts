// Answering while the school's line is down.
import { answer, begin, expectNothingWaits, expectSection, filled, linkOf, next, task, tasks } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";

test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED/ });

test("offline answers wait on the device, pages turn, and all is sent when the line is back", async ({
  context,
  page,
  server,
}) => {
  await begin(page, linkOf(server.demo, "P31"));
  const progress = page.getByRole("progressbar", { name: "Отвечено" });
  await answer(task(page, 1));
  await expect(progress).toHaveJSProperty("value", 1);

  await context.setOffline(true);
  await answer(task(page, 2));
  await expect(page.getByText(/^Нет связи\. Ответы сохранены на этом устройстве/)).toBeVisible();
  await expect(page.getByText("Ждёт связи")).toBeVisible();
  await next(page);
  await expectSection(page, 2);
  await answer(task(page, 5));
  await answer(task(page, 8));
  await expect(progress).toHaveJSProperty("value", 1);
  const given = await filled(page);

  await context.setOffline(false);
  await expect(page.getByText(/^Сохранено \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText(/^Нет связи/)).toBeHidden();
  await expect(progress).toHaveJSProperty("value", 4);
  await page.reload();
  await expectSection(page, 2);
  expect(await filled(page)).toEqual(given);
  await expect(progress).toHaveJSProperty("value", 4);
});

test("what was answered offline survives a closed tab", async ({ context, page, server }) => {
  const link = linkOf(server.demo, "P13");
  await begin(page, link);
  await expect(page.getByText(/^Осталось \d/)).toBeVisible();
  await context.setOffline(true);
  await answer(task(page, 3));
  await expect(page.getByText("Ждёт связи")).toBeVisible();
  const given = await filled(page);
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(link);
  await again.getByRole("link", { name: "Продолжить" }).click();
  await expect(again.getByText(/^Сохранено \d\d:\d\d$/)).toBeVisible();
  expect(await filled(again)).toEqual(given);
});

test.describe("a server that takes nothing for a while", () => {
  test.use({ allowedErrors: /status of 503/ });
  const SAVE = "**/api/attempts/save";

  test("the review is not reached before the last answers have arrived", async ({ page, server }) => {
    await begin(page, linkOf(server.demo, "P30"));
    await expect(page.getByText(/^Осталось \d/)).toBeVisible();
    for (let section = 1; section < 6; section += 1) await next(page);
    await expectSection(page, 6);
    await page.route(SAVE, (route) => route.fulfill({ status: 503 }));
    await answer(tasks(page).first());
    await next(page);
    await expect(page.getByText("Ждёт связи")).toBeVisible();
    await expectSection(page, 6);

    await page.unroute(SAVE);
    await page.waitForURL(/\/review/);
    await expect(page.locator(".review-sum > div").first()).toContainText("1");
    await expectNothingWaits(page);
  });

  test("a review that is opened while answers wait leads back to the form, which sends them", async ({
    page,
    server,
  }) => {
    await begin(page, linkOf(server.demo, "P26"));
    await expect(page.getByText(/^Осталось \d/)).toBeVisible();
    await page.route(SAVE, (route) => route.fulfill({ status: 503 }));
    await answer(task(page, 2));
    await expect(page.getByText("Ждёт связи")).toBeVisible();
    await page.unroute(SAVE);
    await page.goto(page.url().replace(/\/page.*/, "/review"));
    await page.waitForURL(/\/page\?n=1/);
    await expectNothingWaits(page);
    await page.goto(page.url().replace(/\/page.*/, "/review"));
    await expect(page.locator(".review-sum > div").first()).toContainText("1");
  });
});
