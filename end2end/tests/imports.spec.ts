// The wizard of imports: a text in windows-1251, a workbook with a bad row, columns chosen by hand, without any script.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../support/fixtures.ts";
import { signInAs } from "../support/signIn.ts";
import { windows1251, xlsx } from "../support/workbook.ts";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const HEAD = ["Код", "ФИО", "Должность", "Вид", "Ставка", "Дата приёма"];

test.describe.configure({ mode: "serial" });

async function bring(page: Page, register: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto("/imports");
  await page.getByRole("radio", { name: new RegExp(`^${register}`) }).check();
  await page.getByLabel("Файл", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "Прочитать файл" }).click();
}

async function clean(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), `at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a text in windows-1251 under Russian headings is shown, loaded, and changes nothing the second time", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  const file = windows1251(`${HEAD.join(";")}\nP90;Новикова Анна Сергеевна;учитель химии;основное;0,5;01.09.2025\n`);
  await bring(page, "Педагоги", "педагоги.csv", file);
  await expect(page.getByRole("heading", { name: "Проверка строк" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Новикова Анна Сергеевна/ })).toContainText("Принято");
  await page.getByRole("button", { name: "Загрузить 1 строку" }).click();
  await expect(page.getByText("Загружено строк: 1, новых и изменённых: 1")).toBeVisible();
  await bring(page, "Педагоги", "педагоги.csv", file);
  await expect(page.getByText("новых сведений нет")).toBeVisible();
});

test("a workbook with a bad row says what is wrong beside it, gives a report, and loads nothing by half", async ({
  page,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/imports");
  await clean(page);
  const rows = [
    ["Список работников на 1 сентября"],
    HEAD,
    ["P91", "Орлова Вера Павловна", "учитель музыки", "основное", "1", "01.09.2024"],
    ["P92", "Павлов Олег Ильич", "звездочёт", "основное", "1", "01.09.2024"],
    ["P93", "Рябова Нина Львовна", "учитель", "основное", "3", "когда-то"],
  ];
  await bring(page, "Педагоги", "Штат.xlsx", xlsx(rows));
  await expect(page.getByText("Отклонена 1 строка")).toBeVisible();
  await clean(page);
  const bad = page.getByRole("row", { name: /Рябова/ });
  await expect(bad).toContainText("Отклонено");
  await expect(bad).toContainText("Ставка: ставка должна быть больше 0 и не больше 2 («3»)");
  await expect(bad).toContainText("Дата приёма");
  await expect(page.getByRole("row", { name: /Павлов Олег/ })).toContainText("С замечанием");
  await page.getByRole("link", { name: /^Отклонено 1/ }).click();
  await expect(page.getByRole("row", { name: /Орлова/ })).toHaveCount(0);
  const [report] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Скачать отчёт" }).click(),
  ]);
  expect(report.suggestedFilename()).toBe("Отчёт о проверке файла.xlsx");
  await page.goto("/roster?find=Орлова");
  await expect(page.getByText("Орлова Вера Павловна")).toHaveCount(0);
  await page.goto("/imports");
  await page.getByRole("link", { name: "Штат.xlsx" }).click();
  await page.getByRole("button", { name: "Пропустить отклонённые и загрузить 2 строки" }).click();
  await expect(page.getByText("Пропущено отклонённых строк: 1")).toBeVisible();
  await page.goto("/roster?find=Орлова");
  await expect(page.getByText("Орлова", { exact: false }).first()).toBeVisible();
});

test("without any script columns are chosen by hand, and what is lacking is said at its field", async ({
  server,
  newContext,
}) => {
  const context = await newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, server.demo, "coordinator");
  const file = Buffer.from("Кто,Почему,Откуда\nP01,уход за ребёнком,01.09.2026\n");
  await bring(page, "Длительные отсутствия", "отпуска.csv", file);
  await expect(page.getByRole("heading", { name: "Столбцы файла" })).toBeVisible();
  await page.getByLabel("Код (обязательно)").selectOption({ label: "A: Кто (P01)" });
  await page.getByLabel("Причина (обязательно)").selectOption({ label: "B: Почему (уход за ребёнком)" });
  await page.getByRole("button", { name: "Проверить строки" }).click();
  await expect(page.getByText("Укажите столбец: без него строки не прочитать").first()).toBeVisible();
  await expect(page.getByLabel("Код (обязательно)")).toHaveValue("0");
  await page.getByLabel("С (обязательно)").selectOption({ label: "C: Откуда (01.09.2026)" });
  await page.getByRole("button", { name: "Проверить строки" }).click();
  await expect(page.getByRole("row", { name: /уход за ребёнком/ })).toContainText("Принято");
  await page.getByRole("button", { name: "Загрузить 1 строку" }).click();
  await expect(page.getByRole("heading", { name: "Файл загружен" })).toBeVisible();
});

test("axe finds nothing on the page of columns", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await bring(page, "Вакансии", "вакансии.csv", Buffer.from("Что;Сколько\nучитель;1\n"));
  await expect(page.getByRole("heading", { name: "Столбцы файла" })).toBeVisible();
  await page.getByText("Заголовки стоят в другой строке").click();
  await clean(page);
});

test("a file that is no table comes back with a sentence and the register still chosen", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  await bring(page, "Мероприятия", "план.pdf", Buffer.from("%PDF-1.7\n"));
  await expect(page.getByRole("alert")).toContainText("Это не таблица");
  await expect(page.getByRole("radio", { name: /^Мероприятия/ })).toBeChecked();
});
