// What a respondent's link opens, and to whom: links that do not open, keys that do not leave the server.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { answer, begin, expectNothingWaits, expectSection, handIn, linkOf, next, tasks } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";

test.describe("links that do not open", () => {
  test.use({ allowedErrors: /status of (401|404)/ });

  test("a wrong link and a revoked one look alike", async ({ page, newContext, server }) => {
    const revoked = linkOf(server.demo, "P08");
    await page.goto(revoked);
    await expect(page.getByRole("button", { name: "Начать" })).toBeVisible();

    const desk = await (await newContext()).newPage();
    await signInAs(desk, server.demo, "coordinator");
    await desk.goto("/campaigns");
    await desk.getByRole("link", { name: /Методическая компетентность/ }).first().click();
    await desk.getByRole("link", { name: /Личные ссылки|Ссылки/ }).first().click();
    await desk.getByRole("row", { name: /Зимина/ }).getByRole("link").click();
    await desk.getByRole("button", { name: "Отозвать" }).click();
    await expect(desk.getByRole("row", { name: /Зимина/ })).toContainText("отозвана");

    await page.reload();
    await expect(page.getByRole("heading", { name: "Ссылка не открывается" })).toBeVisible();
    const texts: string[] = [];
    for (const link of [revoked, `${revoked.slice(0, -2)}AA`, "/l/short"]) {
      const answered = await page.goto(link);
      expect(answered?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Ссылка не открывается" })).toBeVisible();
      texts.push(`${await page.title()}\n${await page.locator("body").innerText()}`);
    }
    expect(new Set(texts).size).toBe(1);
  });
});

interface T1 {
  keys: { items: Record<string, { explanation: string }> };
}

function explanations(): string[] {
  const file = resolve(import.meta.dirname, "../../server/backend/src/demo/content/t1.json");
  const { keys } = JSON.parse(readFileSync(file, "utf8")) as T1;
  return Object.values(keys.items).flatMap((item) => item.explanation.match(/[^.?!]{20,}/g) ?? []);
}

test.describe("before the release", () => {
  test.use({ allowedErrors: /status of 404 .*\/result\)$/ });

  test("AC-16: until the release nothing sent to a respondent holds an explanation or a key", async ({
    context,
    page,
    server,
  }) => {
    const secrets = [...explanations(), "planned_difficulty", '"max_points"'];
    expect(secrets).toContain("Объяснение по карте можно услышать и оценить прямо на уроке");
    expect(secrets).toContain("Оценивание становится формирующим, когда его результат меняет дальнейшее обучение");
    const all: { url: string; kind: string; text: string }[] = [];
    // Read on the way: what the browser throws away when it goes on is seen too.
    await context.route("**/*", async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      const kind = response.headers()["content-type"]?.split(";")[0] ?? "";
      all.push({ url: response.url(), kind, text: (await response.body()).toString() });
      await route.fulfill({ response });
    });

    const link = linkOf(server.demo, "P07");
    await begin(page, link);
    for (let section = 1; section <= 6; section += 1) {
      await expectSection(page, section);
      for (const one of await tasks(page).all()) await answer(one);
      await expectNothingWaits(page);
      // Each page is asked for anew, besides being turned by the script.
      await page.reload();
      await next(page);
    }
    await page.waitForURL(/\/review/);
    await handIn(page);
    const door = page.url();
    await page.goto(`${door}/result`);
    await page.goto(link);

    await context.unrouteAll({ behavior: "wait" });
    const kinds = new Set(all.map((one) => one.kind));
    for (const kind of ["text/html", "text/javascript", "application/wasm", "application/json"]) {
      expect([...kinds]).toContain(kind);
    }
    const asked = all.filter((one) => one.text.includes("Какая формулировка задаёт цель через действие ученика"));
    expect(asked.length, "the pages with items were seen").toBeGreaterThan(5);
    const told = all.flatMap(({ url, text }) => secrets.filter((it) => text.includes(it)).map((it) => `${url}: ${it}`));
    expect(told).toEqual([]);
  });
});
