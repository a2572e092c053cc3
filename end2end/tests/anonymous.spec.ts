// An anonymous questionnaire from the coordinator's form to the results (SR-52, AC-12): who took part is known, and what
// anybody answered is not; nothing is seen before the end.
import type { Page } from "@playwright/test";
import { beginAnonymous, firstLinks, openAnonymous } from "../support/anonymous.ts";
import { violations } from "../support/audit.ts";
import { addCard, newInstrument, optionsOf, saved } from "../support/author.ts";
import { expect, test } from "../support/fixtures.ts";
import { PASSWORD, newSchool } from "../support/newSchool.ts";
import { signIn } from "../support/signIn.ts";

const TITLE = "О курсах";
const CANARY = "кенар в третьем ряду";

test.use({
  // A page that cannot be taken yet is refused, and the browser notes it.
  allowedErrors: /status of 422/,
  serverOptions: newSchool({ zavuch: "coordinator" }),
});

test("AC-12: who took part is known, what they answered is not, and results come after the end", async ({
  page,
  newContext,
}) => {
  // A questionnaire is built and answered by five people here.
  test.slow();
  await signIn(page, "zavuch", PASSWORD);
  await build(page);
  await openAnonymous(page, TITLE, TITLE);
  const campaign = new URL(page.url()).pathname;
  const links = await firstLinks(page, 5);
  await expect(page.getByRole("columnheader", { name: "Как идёт" })).toHaveCount(0);
  await expect(page.getByText("Только не завершившие")).toHaveCount(0);

  const phone = await (await newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
  await answer(phone, links[0] ?? "");
  const stored = () => Object.keys(localStorage).filter((key) => key.startsWith("otklik:"));
  expect(await phone.evaluate(stored), "nothing stays on the device").toEqual([]);
  // The same link again changes nothing.
  await phone.goto(links[0] ?? "");
  await expect(phone.getByRole("heading", { name: "Спасибо, анкета сдана" })).toBeVisible();

  const plain = await (await newContext({ javaScriptEnabled: false })).newPage();
  for (const link of links.slice(1)) await answer(plain, link);

  await nobodyIsSeen(page, campaign);
  await close(page, campaign);
  await page.goto(`${campaign}/results`);
  await expect(page.getByText("учтено 5 работ")).toBeVisible();
  await page.goto(`${campaign}/answers`);
  await expect(page.getByText("ответили 5 из 5").first()).toBeVisible();
  await expect(page.getByText("Показываем, когда ответили хотя бы 10 человек.")).toBeVisible();
  expect(await page.content()).not.toContain(CANARY);
  await page.goto(`${campaign}/board`);
  await expect(page.locator("[data-live=total]")).toContainText(/5\s+из \d+ ответили/);
});

async function build(page: Page): Promise<void> {
  await newInstrument(page, TITLE, "Анкета");
  const one = await addCard(page, "Один ответ");
  await one.getByLabel("Задание", { exact: true }).fill("Нужны ли Вам курсы?");
  await optionsOf(one, ["Нужны сейчас", "Пока не нужны"]);
  await one.getByRole("switch", { name: "Обязательный" }).check();
  await saved(page);
  const text = await addCard(page, "Короткий текст");
  await text.getByLabel("Задание", { exact: true }).fill("Какую тему предложите?");
  await text.getByLabel("Задание", { exact: true }).blur();
  await saved(page);
  await page.getByRole("link", { name: "Опубликовать" }).click();
  await page.getByLabel("Основание").fill("приказ № 57 от 12.03.2026");
  await page.getByRole("button", { name: "Опубликовать" }).click();
  await expect(page.getByRole("heading", { name: "Версия 1" })).toBeVisible();
}

/** Forgets what is required, is shown the page as it was typed, and hands it in. */
async function answer(phone: Page, link: string): Promise<void> {
  await beginAnonymous(phone, link);
  const theme = phone.getByRole("textbox");
  await theme.fill(CANARY);
  await phone.getByRole("button", { name: "Отправить ответы" }).click();
  await expect(phone.locator("#errors")).toBeVisible();
  await expect(theme).toHaveValue(CANARY);
  if (phone.viewportSize()?.width === 390) expect(await violations(phone)).toEqual([]);
  await phone.getByRole("radio", { name: "Нужны сейчас" }).check();
  await phone.getByRole("button", { name: "Отправить ответы" }).click();
  await expect(phone.getByRole("heading", { name: "Спасибо, анкета сдана" })).toBeVisible();
}

/** While it is open: five have answered, and the board says three. */
async function nobodyIsSeen(page: Page, campaign: string): Promise<void> {
  await page.goto(`${campaign}/board`);
  await expect(page.locator("[data-live=total]")).toContainText(/3\s+из \d+ ответили/);
  await expect(page.getByText("число ответивших растёт шагами по три")).toBeVisible();
  await expect(page.getByText("Ещё не ответили")).toHaveCount(0);
  expect(await page.content()).not.toContain("Авдеева");
  for (const place of ["results", "answers"]) {
    await page.goto(`${campaign}/${place}`);
    await expect(page.getByText("результаты появятся после закрытия")).toBeVisible();
    expect(await page.content()).not.toContain(CANARY);
  }
}

async function close(page: Page, campaign: string): Promise<void> {
  await page.goto(campaign);
  const act = page.locator("details.act", { has: page.locator("summary", { hasText: "Завершить досрочно" }) });
  await act.locator("summary").click();
  await act.getByLabel("Причина").fill("ответили все, кто хотел");
  await act.getByRole("button", { name: "Завершить досрочно" }).click();
  await expect(page.getByText("Завершена", { exact: true })).toBeVisible();
  await expect(page.getByText("Открыть снова")).toHaveCount(0);
}
