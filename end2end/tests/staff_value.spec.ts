// AC-06 and AC-07: who leaves, leaves the number with a reason; where nobody works there is no number.
import { expect, test } from "../support/fixtures.ts";
import { NOW, root, run, startServer } from "../support/server.ts";
import { signIn, signInAs } from "../support/signIn.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PASSWORD = "верная лошадь батарея";

test("AC-06: a dismissal lowers the provisional indicator 1 and the list names the reason", async ({
  page,
  server,
}, info) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/indicators/I1?year=2026");
  await expect(page.locator("section.indicator")).toContainText("(25 / 41) × 100");
  const changed = info.outputPath("roster.csv");
  const roster = readFileSync(join(root, "server/backend/src/demo/data/roster.csv"), "utf8");
  writeFileSync(changed, roster.replace("2012-09-03;;", "2012-09-03;2026-04-17;"));
  run(["import", "roster", changed, "--org", "demo"], server.database, NOW);
  await page.reload();
  await expect(page.locator("section.indicator")).toContainText("(24 / 40) × 100");
  const left = page.getByRole("row").filter({ hasText: "Авдеева" });
  await expect(left).toContainText("не работает на дату учёта: уволен 17.04.2026");
});

test("AC-07: without staff every share is «—» with the reason, and the municipality leaves the school out", async ({
  browser,
}) => {
  const user = (org: string, login: string, role: string) =>
    ["user", "add", "--org", org, "--login", login, "--role", role, "--password", PASSWORD];
  const server = await startServer({
    now: NOW,
    school: "empty",
    commands: [
      ["org", "add", "--code", "town", "--name", "Управление образования", "--kind", "municipal_authority"],
      ["org", "add", "--code", "new", "--name", "Новая школа", "--parent", "town"],
      user("new", "head", "school_admin"),
      user("town", "muni", "municipal_coordinator"),
    ],
  });
  try {
    const page = await browser.newPage({ baseURL: server.url, locale: "ru-RU" });
    await signIn(page, "head", PASSWORD);
    await page.goto("/indicators");
    for (const code of ["I1", "I2", "I3"]) {
      const current = page.locator(`#${code} .reading`).last();
      await expect(current.locator("output")).toHaveText("—");
      await expect(current).toContainText("На эту дату в списке нет ни одного педагога");
    }
    await expect(page.getByText(/0,0\s%/)).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Загрузить список педагогов" })).toBeVisible();

    await page.goto("/indicators/freeze?year=2025");
    await page.getByLabel("Номер приказа").fill("1");
    await page.getByLabel("Дата приказа").fill("2026-04-20");
    await page.getByRole("button", { name: /^Зафиксировать значения/ }).click();
    await expect(page.getByText(/^Зафиксировано/).first()).toBeVisible();
    await page.goto("/indicators/hand-in");
    await page.getByRole("button", { name: /диагностике/ }).click();
    await expect(page.getByText("передано")).toHaveCount(1);

    const town = await browser.newPage({ baseURL: server.url, locale: "ru-RU" });
    await signIn(town, "muni", PASSWORD);
    await town.goto("/municipality");
    await expect(town.locator("output").first()).toHaveText("—");
    await expect(town.getByText("Учтено школ: 0 из 1; нет данных: Новая школа")).toBeVisible();
    await Promise.all([page.close(), town.close()]);
  } finally {
    await server.stop();
  }
});
