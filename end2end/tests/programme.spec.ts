// The programme and its year: what a stage refuses, and the way out that the refusal names.
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";

test("AC-10: in the main stage the formula of an approved edition is refused with the way out", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/indicators");
  await page.getByRole("link", { name: "Методика показателей" }).click();
  const wayOut = page.getByText("Создайте новую редакцию на начальном этапе");
  await expect(wayOut).toBeVisible();
  await page.getByRole("link", { name: "1. Прошли диагностику дефицитов" }).click();
  await expect(wayOut).toBeVisible();
  await expect(page.getByRole("button", { name: "Сохранить показатель" })).toHaveCount(0);

  // Whoever sends the form all the same is refused by the use case.
  const [, edition] = /definitions\/([^/]+)\/I1/.exec(page.url()) ?? [];
  const form = { title: "Доля", short: "Доля", formula: "ЧПип / ЧП * 100", unit: "percent", level: "school" };
  const more = { census: "by_policy", aggregation: "ratio_of_sums", direction: "neutral", is_enabled: "true" };
  const fields = Object.entries({ ...form, ...more }).map(([name, value]) => [`definition[${name}]`, value]);
  const answer = await page.request.post("/api/indicators/change_definition", {
    form: { edition: edition ?? "", code: "I1", ...Object.fromEntries(fields) },
    headers: { accept: "application/json", origin: server.url },
  });
  expect(answer.status()).toBe(409);
  expect(await answer.text()).toContain("programme-not-draft");
});

test("AC-10: the way out works: a draft for the next year takes another formula after a trial", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/programme");
  await expect(page.locator("#retold")).toContainText("пересказаны");
  await expect(page.getByText(/Идёт основной этап: осталось 42 дня/)).toBeVisible();
  await page.getByRole("button", { name: "Создать черновик" }).click();
  await expect(page.getByText("Черновик").first()).toBeVisible();
  await page.getByRole("link", { name: "Методика показателей" }).click();
  await page.getByRole("link", { name: "1. Прошли диагностику дефицитов" }).click();
  const formula = page.getByLabel("Формула", { exact: true });
  await formula.fill("ЧПдп / Учителя * 100");
  await page.getByRole("button", { name: "Посмотреть, что получится" }).click();
  await expect(page.getByRole("alert")).toContainText("Учителя");
  await formula.fill("ЧПмм / ЧП * 100");
  await page.getByRole("button", { name: "Сохранить показатель" }).click();
  await expect(page.locator(".error").filter({ hasText: "на данных прошлого года" })).toBeVisible();
  await page.getByRole("button", { name: "Посмотреть, что получится" }).click();
  await expect(page.locator("#result")).toContainText("(8 / 41) × 100");
  // Last year was counted on paper: the trial takes the numbers that were carried over.
  await expect(page.locator("#result")).toContainText("(18 / 41) × 100");
  await page.getByRole("button", { name: "Сохранить показатель" }).click();
  await expect(page.locator("#I1")).toContainText("ЧПмм / ЧП * 100");
  // Nothing is counted by a draft.
  await page.goto("/indicators");
  await expect(page.locator("#I1")).toContainText("(25 / 41) × 100");
});

test("AC-10: freezing this year waits for its end, and the page says from when", async ({ page, server }) => {
  await signInAs(page, server.demo, "school_admin");
  await page.goto("/indicators/freeze?year=2026");
  await expect(page.getByText("можно зафиксировать с 01.01.2027")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Зафиксировать значения/ })).toHaveCount(0);
});

test("SR-16: a step of the plan is ticked off and the start page counts one less", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/programme/plan");
  const first = page.getByRole("button", { name: /^Отметить/ }).first();
  await expect(page.getByText(/Просрочено 7 шагов/)).toBeVisible();
  await first.click();
  await expect(page.getByText(/Просрочено 6 шагов/)).toBeVisible();
});

test("SR-18: the page of the indicators says what is new and what is changed, and a draft takes one more", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/programme");
  await page.getByRole("navigation", { name: "Редакции программы" }).getByRole("link", { name: /^2027/ }).click();
  await page.getByRole("link", { name: "Методика показателей" }).click();
  await expect(page.locator("#I1")).toContainText("изменён");
  await expect(page.locator("#I2")).toContainText("действует с 2026 г.");
  await expect(page.locator("#I4")).toContainText("банк вакансий, ежегодная актуализация (по состоянию на январь отчетного года");
  const add = page.locator("#add");
  await add.getByLabel("Формула").fill("ЧМП / ЧП");
  await add.getByRole("button", { name: "Добавить" }).click();
  await expect(page.locator("#add .error").first()).toBeVisible();
  await add.getByLabel("Показатель").fill("Доля молодых педагогов");
  await add.getByLabel("Формула").fill("ЧМП / ЧП * 100");
  await add.getByRole("button", { name: "Добавить" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Доля молодых педагогов/ })).toBeVisible();
});

test("T-1 to T-14: the check of the shipped programme names all fourteen defects", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/programme/check");
  for (let no = 1; no <= 14; no++) {
    await expect(page.locator("#main").getByText(`T-${no}`, { exact: true }).first(), `T-${no}`).toBeVisible();
  }
});
