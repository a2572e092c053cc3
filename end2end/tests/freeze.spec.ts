// AC-01, then AC-13: freezing, handing in, the municipality; then AC-14: later data and the correction.
import { expect, test } from "../support/fixtures.ts";
import { AFTER_CENSUS, root, run } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

test.use({ serverOptions: { now: AFTER_CENSUS, school: "demo" } });
test.describe.configure({ mode: "serial" });

const roster = join(root, "server/backend/src/demo/data/roster.csv");

test("AC-01: in January the four tiles read 92,7 %, 34,1 %, 58,5 % and 4, and each opens its list with reasons", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "school_admin");
  const expected = [
    ["I1", /^92,7\s%$/, "38 из 41", "не приступал к диагностике", "+22,0 п. п. к 2025 году"],
    ["I2", /^34,1\s%$/, "14 из 41", "маршрут", "+12,2 п. п. к 2025 году"],
    ["I3", /^58,5\s%$/, "24 из 41", "участие ожидает подтверждения", "+14,6 п. п. к 2025 году"],
    ["I4", /^4$/, "", "закрыта до", "0 к 2025 году"],
  ] as const;
  for (const [code, value, of, reason, change] of expected) {
    await page.goto("/indicators");
    const settled = page.locator(`#${code} .reading`).first();
    await expect(settled.locator("output")).toHaveText(value);
    await expect(settled).toContainText(of);
    await expect(settled).toContainText(change);
    await settled.getByRole("link", { name: "Итог за 2026" }).click();
    await expect(page.locator("#evidence")).toContainText(reason);
  }
});

test("AC-13: a school freezes and hands in, and the municipality sees numbers of schools with the coverage, and opens no names", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "school_admin");
  await page.goto("/indicators");
  await page.getByRole("link", { name: "Зафиксировать значения" }).click();
  await page.getByLabel("Номер приказа").fill("12-од");
  await page.getByLabel("Дата приказа").fill("2027-01-15");
  await page.getByRole("button", { name: "Зафиксировать значения за 2026 год" }).click();
  await expect(page.getByText(/Зафиксировано 15.01.2027, Демченко/).first()).toBeVisible();
  await page.goto("/indicators/hand-in");
  const send = page.getByRole("button", { name: /^Передать: Доля .*диагностике.* 2026$/ });
  await send.click();
  await expect(send).toHaveCount(0);

  const town = await (await newContext()).newPage();
  await signInAs(town, server.demo, "municipal_coordinator");
  await town.goto("/municipality");
  const first = town.locator("section").filter({ has: town.getByRole("heading", { name: "Прошли диагностику" }) });
  await expect(first.locator("output")).toHaveText(/^59,8\s%$/);
  await expect(first).toContainText("73 из 122");
  await expect(first).toContainText("Учтено школ: 4 из 5; нет данных: Школа № 31 (новая)");
  const places = await first.locator("tbody tr td:first-child").allTextContents();
  expect(places).toEqual(["1", "2", "3", "3", "—"]);
  const schools = await first.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => [1, 2].map((at) => row.children[at]?.textContent?.trim() ?? "")),
  );
  const numbers = schools.map(([, counts]) => counts);
  expect(numbers).toEqual(["12 из 12", "38 из 41", "20 из 60", "3 из 9", "—"]);
  await expect(first.locator("tbody tr").last()).toContainText("школа ещё ничего не передала");
  await expect(town.getByText("несопоставимо", { exact: true })).toBeVisible();
  await expect(town.getByText("Авдеева")).toHaveCount(0);
});

test("AC-14: the frozen value stays when the roster changes, and is corrected only with a reason", async ({
  page,
  server,
}, info) => {
  await signInAs(page, server.demo, "school_admin");
  await page.goto("/indicators");
  const settled = page.locator("#I1 .reading").first();
  await expect(settled).toContainText("Зафиксировано 15.01.2027, Демченко В. А.");
  await expect(settled).not.toContainText("Изменились исходные данные");

  const changed = info.outputPath("roster.csv");
  writeFileSync(changed, readFileSync(roster, "utf8").replace("2012-09-03;;", "2012-09-03;2026-12-01;"));
  run(["import", "roster", changed, "--org", "demo"], server.database, AFTER_CENSUS);
  await page.goto("/indicators");
  await expect(settled).toContainText("Изменились исходные данные после фиксации");
  await expect(settled.locator("output")).toHaveText(/^92,7\s%$/);
  await expect(settled).toContainText("(37 / 40) × 100");

  await settled.getByRole("link", { name: /^Зафиксировано/ }).click();
  const correct = page.locator("#correct");
  await correct.getByLabel("Номер приказа").fill("15-од");
  await correct.getByLabel("Дата приказа").fill("2027-01-15");
  await correct.getByRole("button", { name: "Исправить значение" }).click();
  await expect(page.locator("#correct .error").first()).toBeVisible();
  await correct.getByLabel("Причина").fill("увольнение внесено позже");
  await correct.getByRole("button", { name: "Исправить значение" }).click();
  await page.goto("/indicators");
  await expect(settled.locator("output")).toHaveText(/^92,5\s%$/);
  await expect(settled).toContainText("исправлено");
  await settled.getByRole("link", { name: /^Зафиксировано/ }).click();
  await expect(page.getByText("Исправлено: увольнение внесено позже")).toBeVisible();
  await expect(page.getByRole("link", { name: /92,7\s%/ })).toBeVisible();
});

test.describe("doors that are not the municipality's", () => {
  test.use({ allowedErrors: /403|404/ });
  test("AC-13: a municipal coordinator opens neither a register nor an indicator of a school", async ({
    page,
    server,
  }) => {
    await signInAs(page, server.demo, "municipal_coordinator");
    for (const path of ["/roster", "/indicators", "/indicators/I1?year=2026", "/campaigns", "/programme"]) {
      await page.goto(path);
      await expect(page.locator("body"), path).not.toContainText("Авдеева");
      await expect(page.locator("#evidence, table"), path).toHaveCount(0);
    }
  });
});
