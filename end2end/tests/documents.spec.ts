// Documents: an instruction that no order has approved, a notice that is read by a link and signed on paper.
import { expect, test } from "../support/fixtures.ts";
import type { Page } from "@playwright/test";
import { NOW } from "../support/server.ts";
import { signInAs } from "../support/signIn.ts";
import { linkOf } from "../support/teacher.ts";

test.use({ serverOptions: { now: NOW, school: "demo" } });

async function add(page: Page, kind: string, title: string): Promise<string> {
  await page.goto("/documents/new");
  await page.getByLabel("Вид").selectOption({ label: kind });
  await page.getByLabel("Название").fill(title);
  await page.getByLabel("Текст").fill("Диагностика проходит **до 30 апреля**.");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  return new URL(page.url()).pathname;
}

test("SR-15, SR-24: a notice is sent, read by link, signed on paper, and the list says who is left", async ({
  page,
  newContext,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  const path = await add(page, "уведомление", "О сроках диагностики");
  await page.getByRole("checkbox", { name: "Педагогические работники" }).uncheck();
  await page.getByRole("button", { name: "Разослать", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("читать некому");
  await page.getByRole("checkbox", { name: "Педагогические работники" }).check();
  await page.getByRole("button", { name: "Разослать", exact: true }).click();
  await expect(page.getByText("Ознакомлены 0 из 40")).toBeVisible();

  // The teacher's own page, without a script.
  const phone = await newContext({ javaScriptEnabled: false });
  const teacher = await phone.newPage();
  await teacher.goto(linkOf(server.demo, "P30"));
  const documents = teacher.locator("#documents .card", { hasText: "О сроках диагностики" });
  await expect(documents.locator("strong")).toHaveText("до 30 апреля");
  await documents.getByRole("button", { name: "Ознакомлен(а)" }).click();
  await expect(documents).toContainText("Вы ознакомились 20.04.2026");

  await page.goto(path);
  await expect(page.getByText("Ознакомлены 1 из 40")).toBeVisible();
  await page.getByText("Не ознакомлены 39 человек").click();
  await page.getByRole("checkbox", { name: /^Авдеева/ }).check();
  await page.getByLabel("Когда ознакомлены").fill("2026-04-17");
  await page.getByRole("button", { name: "Отметить ознакомление" }).click();
  await expect(page.getByText("Ознакомлены 2 из 40")).toBeVisible();
  await page.getByText("Ознакомлены 2 человека").click();
  await expect(page.getByText(/Авдеева.* — 17\.04\.2026, на бумаге/)).toBeVisible();
});

test("SR-23: an unapproved instruction is warned of and shown to teachers once an order approves it", async ({
  page,
  newContext,
  server,
}) => {
  await signInAs(page, server.demo, "coordinator");
  const path = await add(page, "инструкция", "Порядок прохождения теста");
  await page.goto("/campaigns");
  await page.getByRole("link", { name: "Методическая компетентность учителя, апрель 2026" }).click();
  const papers = page.locator("#papers");
  await papers.getByLabel("Добавить документ").selectOption({ label: "Порядок прохождения теста" });
  await papers.getByRole("button", { name: "Добавить" }).click();
  await expect(papers).toContainText("Не утверждены приказом");

  const phone = await newContext();
  const teacher = await phone.newPage();
  await teacher.goto(linkOf(server.demo, "P30"));
  await expect(teacher.getByText("Порядок прохождения теста")).toHaveCount(0);

  await page.goto(`${path}/edit`);
  await page.getByLabel("Приказ об утверждении №").fill("47");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("alert")).toContainText("Укажите дату приказа");
  await page.getByLabel("Дата приказа").fill("2026-03-05");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByText("утверждён", { exact: true })).toBeVisible();

  await teacher.reload();
  await expect(teacher.getByText("Инструкция утверждена приказом № 47 от 05.03.2026")).toBeVisible();
});

test("SR-45: a repeated request is refused at its field and nothing typed is lost", async ({ page, server }) => {
  await signInAs(page, server.demo, "coordinator");
  const fill = async () => {
    await page.goto("/registers/requests/new");
    await page.getByLabel("Направление").fill("Формирующее оценивание");
    await page.getByLabel("Педагог", { exact: true }).fill("P01");
    await page.getByLabel("Дата запроса").fill("2026-04-01");
    await page.getByRole("button", { name: "Сохранить" }).click();
  };
  await fill();
  await page.waitForURL(/\/registers\/requests$/);
  await fill();
  await expect(page.getByRole("alert")).toContainText("один выбор на направление");
  await expect(page.getByLabel("Педагог", { exact: true })).toHaveValue("P01");
  await expect(page.getByLabel("Направление")).toHaveValue("Формирующее оценивание");
});
