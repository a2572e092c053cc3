// Events and vacancies: what is proposed, confirmed, proved and closed, and how indicators 3 and 4 follow on an open page.
import type { Page } from "@playwright/test";
import { linkOf } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";
import { NOW } from "../support/server.ts";
import { signIn, signInAs } from "../support/signIn.ts";

const PASSWORD = "верная лошадь батарея";
const SEMINAR = "Муниципальный семинар по формирующему оцениванию";
const WITHIN_1_S = { timeout: 1_000 };

const methodist = ["--org", "demo", "--login", "methodist", "--role", "methodist", "--password", PASSWORD];
test.use({ serverOptions: { now: NOW, school: "demo", commands: [["user", "add", ...methodist]] } });

/** The provisional value of an indicator on the open dashboard. */
function provisional(page: Page, code: string) {
  return page.locator(`#${code} .reading`).last();
}

async function openIndicators(page: Page): Promise<void> {
  await page.goto("/indicators");
  await expect(provisional(page, "I3")).toBeVisible();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
}

async function counted(page: Page, code: string): Promise<number> {
  const said = await provisional(page, code).innerText();
  return Number(/\((\d+) \/ \d+\) × 100/.exec(said)?.[1]);
}

test("AC-09: a teacher's own proposal counts nowhere until the methodist confirms it", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "school_admin");
  await openIndicators(page);
  const before = await counted(page, "I3");

  const phone = await (await newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(linkOf(server.demo, "P30"));
  await phone.getByRole("link", { name: "Мои мероприятия" }).click();
  await phone.getByLabel("Мероприятие", { exact: true }).selectOption({ label: `19.03.2026 · ${SEMINAR}` });
  await phone.getByLabel("Ссылка или документ").fill("javascript:alert(1)");
  await phone.getByRole("button", { name: "Отправить на подтверждение" }).click();
  await expect(phone.getByRole("alert")).toContainText("https://");
  await phone.getByLabel("Ссылка или документ").fill("https://school.test/certificate");
  await phone.getByRole("button", { name: "Отправить на подтверждение" }).click();
  const own = phone.locator(".own-events > li").filter({ hasText: SEMINAR });
  await expect(own).toContainText("ожидает");

  const desk = await (await newContext()).newPage();
  await signIn(desk, "methodist", PASSWORD);
  await desk.goto("/events");
  await expect(desk.getByText("1 участие ожидает подтверждения")).toBeVisible();
  await desk.getByText("1 участие ожидает подтверждения").click();
  const row = desk.getByRole("row").filter({ hasText: "Волошин" });
  await expect(row).toContainText("предложил сам педагог");
  await expect(row.getByRole("link", { name: "school.test/certificate" })).toHaveAttribute(
    "href",
    "https://school.test/certificate",
  );
  expect(await counted(page, "I3"), "a proposal counts nowhere").toBe(before);

  await row.getByRole("button", { name: /^Подтвердить: Волошин/ }).click();
  await expect(desk.getByText("Всё подтверждено")).toBeVisible();
  await expect(provisional(page, "I3")).toContainText(`(${before + 1} / `, WITHIN_1_S);
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  await phone.reload();
  await expect(own).toContainText("подтверждено");
});

test("SR-46: an event is added, many are ticked off at once, and a certificate is kept as a file", async ({
  page,
  server,
}, info) => {
  await signInAs(page, server.demo, "coordinator");
  await page.goto("/events");
  await page.getByRole("link", { name: "Добавить мероприятие" }).click();
  await page.getByLabel("Название").fill("Мастер-класс <b>по физике</b>");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Название")).toHaveValue("Мастер-класс <b>по физике</b>");
  await page.getByLabel("Уровень").selectOption("municipal");
  await page.getByLabel("Вид").selectOption("master_class");
  await page.getByLabel("Первый день").fill("2026-04-15");
  await page.getByLabel(/^Научно-методическое мероприятие/).check();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Мастер-класс <b>по физике</b>");

  await page.getByRole("link", { name: "Отметить участников" }).click();
  await page.getByLabel("МО", { exact: true }).selectOption({ label: "МО естественно-математического цикла" });
  await page.getByRole("button", { name: "Показать" }).click();
  const listed = await page.locator(".tick-list li").count();
  await page.getByLabel(/^Сразу подтвердить/).check();
  await page.getByRole("button", { name: `Отметить всех из списка: ${listed}` }).click();
  await expect(page.getByText(`Педагогов: ${listed} · подтверждено ${listed}`)).toBeVisible();

  const row = page.getByRole("row").filter({ hasText: "Бочаров" });
  await row.getByText("Изменить").click();
  const file = (name: string, content: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
  await row.getByLabel("Файл").setInputFiles(file("page.html", "<script>alert(1)</script>"));
  await row.getByLabel("Ссылка или документ").fill("Сертификат № 12");
  await row.getByRole("button", { name: "Сохранить документ" }).click();
  await expect(row.getByRole("alert")).toContainText("Такой файл не подходит");
  await expect(row.getByLabel("Ссылка или документ")).toHaveValue("Сертификат № 12");
  await row.getByLabel("Файл").setInputFiles(file("Сертификат.pdf", "%PDF-1.7"));
  await row.getByRole("button", { name: "Сохранить документ" }).click();
  await expect(row).toContainText("Сертификат № 12");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("link", { name: "Сертификат.pdf" }).click(),
  ]);
  await download.saveAs(info.outputPath("certificate.pdf"));
  expect(download.suggestedFilename()).toBe("Сертификат.pdf");
});

test("SR-63: a vacancy that is added and closed moves indicator 4 on an open page", async ({
  page,
  server,
  newContext,
}) => {
  await signInAs(page, server.demo, "school_admin");
  await openIndicators(page);
  const value = provisional(page, "I4").locator("output");
  const before = Number(await value.innerText());

  const desk = await (await newContext()).newPage();
  await signInAs(desk, server.demo, "coordinator");
  await desk.goto("/vacancies");
  await desk.getByRole("link", { name: "Добавить вакансию" }).click();
  await desk.getByLabel("Должность").fill("учитель химии");
  await desk.getByLabel("Открыта").fill("2026-04-01");
  await desk.getByRole("button", { name: "Сохранить" }).click();
  await expect(desk.getByText("открыта 20 дней")).toBeVisible();
  await expect(value).toHaveText(String(before + 1), WITHIN_1_S);

  await desk.getByRole("button", { name: "Закрыть" }).click();
  await expect(desk.getByRole("alert")).toContainText("почему вакансия закрыта");
  await desk.getByLabel("Причина закрытия").fill("принят учитель");
  await desk.getByRole("button", { name: "Закрыть" }).click();
  await expect(desk.getByText("была открыта 19 дней")).toBeVisible();
  await expect(value).toHaveText(String(before), WITHIN_1_S);
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
});
