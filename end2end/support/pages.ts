// Every page a person can open, for the accessibility and the screenshot runs.
import type { Page } from "@playwright/test";
import { beginAnonymous, firstLinks, openAnonymous } from "./anonymous.ts";
import type { Server } from "./server.ts";
import { signedInAs } from "./signIn.ts";
import { answerAll, linkOf, openForm } from "./teacher.ts";

export interface PageEntry {
  /** Names the screenshot. */
  name: string;
  path: string;
  /** Role of the demo login that opens it; nobody when left out. */
  as?: "coordinator" | "school_admin" | "sysadmin" | "municipal_coordinator" | "mo_head";
  /** Links to follow from there, to pages whose address only the page before knows. */
  links?: (string | RegExp)[];
  /** The person whose personal link is opened instead, and what they do. */
  person?: string;
  act?: (page: Page) => Promise<void>;
}

const test = "Методическая компетентность учителя";
const instrument = (name: string, ...links: (string | RegExp)[]): PageEntry => ({
  ...{ name, path: "/instruments", as: "coordinator", links: [test, ...links] },
});
const campaign = (name: string, ...links: (string | RegExp)[]): PageEntry => ({
  ...{ name, path: "/campaigns", as: "coordinator", links: [`${test}, апрель 2026`, ...links] },
});

const iom = (name: string, ...links: (string | RegExp)[]): PageEntry => ({
  ...{ name, path: "/ioms", as: "coordinator", links: [/^[А-ЯЁ][а-яё]+\s[А-ЯЁ]\./, ...links] },
});

const event = (name: string, ...links: (string | RegExp)[]): PageEntry => ({
  ...{ name, path: "/events", as: "coordinator", links: [/^Муниципальный семинар/, ...links] },
});
const vacancy = (name: string, ...links: (string | RegExp)[]): PageEntry => ({
  ...{ name, path: "/vacancies", as: "coordinator", links: ["учитель физики", ...links] },
});

/** Where a teacher sees and reports what they took part in. */
async function ownEvents(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Мои мероприятия" }).click();
  await page.waitForURL(/\/events$/);
}

const person = (name: string, ...links: (string | RegExp)[]): PageEntry => ({
  ...{ name, path: "/roster", as: "coordinator", links: [/^Авдеева/, ...links] },
});

/** Everything that can be unfolded on a page. */
async function openEverything(page: Page): Promise<void> {
  await page.locator("#main details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
}

async function refuseDismissal(page: Page): Promise<void> {
  await page.locator("aside summary", { hasText: "Уволить" }).click();
  await page.getByLabel("Последний рабочий день").last().fill("2001-01-01");
  await page.getByRole("button", { name: "Уволить" }).click();
  await page.getByRole("alert").waitFor();
}

/** A draft of a campaign, opened again. */
async function editCampaign(page: Page): Promise<void> {
  await page.getByLabel("Тест или анкета").selectOption({ index: 1 });
  await page.getByLabel("Название").fill("Черновик кампании");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("link", { name: "Изменить" }).click();
  await page.waitForURL(/\/edit$/);
}

/** A route that can still be changed. */
async function editIom(page: Page): Promise<void> {
  await page.locator("tbody tr", { hasText: "черновик" }).first().getByRole("link").first().click();
  await page.getByRole("link", { name: /^Изменить/ }).click();
  await page.waitForURL(/\/edit$/);
}

/** A notice that was sent to the teachers. */
async function sentNotice(page: Page): Promise<void> {
  await page.getByLabel("Вид").selectOption("notice");
  await page.getByLabel("Название").fill("О проведении диагностики");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  await page.getByRole("button", { name: "Разослать", exact: true }).click();
  await page.getByText(/Ознакомлены 0 из/).waitFor();
}

async function editDocument(page: Page): Promise<void> {
  await page.getByLabel("Вид").selectOption("notice");
  await page.getByLabel("Название").fill("Черновик извещения");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  await page.goto(`${page.url()}/edit`);
}

/** A file that was brought, with one row that is taken; and the page where its columns are chosen. */
const bringFile = (page: Page) => bring(page, "Код;ФИО;Должность;Вид;Ставка;Дата приёма");

async function bring(page: Page, heading: string): Promise<void> {
  const text = `${heading}\nP90;Новикова Анна Сергеевна;учитель химии;основное;0,5;01.09.2025\n`;
  await page.getByRole("radio", { name: /^Педагоги/ }).check();
  const file = { name: "педагоги.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("Файл", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Прочитать файл" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]+/);
}

async function chooseColumns(page: Page): Promise<void> {
  await bringFile(page);
  await page.goto(page.url().replace(/(\/imports\/[0-9a-f-]+).*/, "$1/columns"));
}

/** The first row of a register, opened. */
async function firstRow(page: Page): Promise<void> {
  await page.locator("tbody").getByRole("link").first().click();
  await page.waitForURL(/\/registers\/\w+\/[0-9a-f-]+/);
}

async function beginTrial(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Начать" }).click();
  await page.waitForURL(/\/trial\/page/);
}

async function reviewTrial(page: Page): Promise<void> {
  await beginTrial(page);
  await page.goto(page.url().replace(/\/page.*/, "/review"));
}

async function endTrial(page: Page): Promise<void> {
  await reviewTrial(page);
  await page.getByRole("checkbox", { name: /Ответы проверены/ }).check();
  await page.getByRole("button", { name: "Отправить ответы" }).click();
  await page.waitForURL(/\/trial\/result/);
}

/** Makes a draft for the next year unless there is one, and goes to a page of it. */
const openDraft = (link: string) => async (page: Page) => {
  const draft = page.getByRole("navigation", { name: "Редакции программы" }).getByRole("link", { name: /^2027/ });
  if ((await draft.count()) > 0) await draft.click();
  else await page.getByRole("button", { name: "Создать черновик" }).click();
  await page.waitForURL(/[?&]v=/);
  await page.locator("#main").getByRole("link", { name: link, exact: true }).first().click();
};

/** The route of `app.rs` that a page is of, where it is not its path itself. */
const routes: Record<string, string> = {
  ...{ editor: "/instruments/:id", "editor-card": "/instruments/:id", "editor-plan": "/instruments/:id" },
  ...{ "editor-levels": "/instruments/:id", "editor-settings": "/instruments/:id" },
  ...{ preview: "/instruments/:id/preview", print: "/instruments/:id/print", publish: "/instruments/:id/publish" },
  ...{ version: "/instruments/:id/versions/:version", trial: "/instruments/:id/trial" },
  ...{ "trial-page": "/instruments/:id/trial/page", "trial-review": "/instruments/:id/trial/review" },
  ...{ "trial-result": "/instruments/:id/trial/result" },
  ...{ campaign: "/campaigns/:id", "campaign-edit": "/campaigns/:id/edit", links: "/campaigns/:id/links" },
  ...{ "links-person": "/campaigns/:id/links", slips: "/campaigns/:id/slips", board: "/campaigns/:id/board" },
  ...{ wall: "/campaigns/:id/wall", results: "/campaigns/:id/results", answers: "/campaigns/:id/answers" },
  ...{ "result-person": "/campaigns/:id/results/:attempt", marking: "/campaigns/:id/marking" },
  ...{ iom: "/ioms/:id", "iom-sheet": "/ioms/:id/sheet", "iom-edit": "/ioms/:id/edit" },
  ...{ "programme-edit": "/programme/edit", "programme-approve": "/programme/approve" },
  ...{ "definition-draft": "/indicators/definitions/:edition", definitions: "/indicators/definitions/:edition" },
  ...{ definition: "/indicators/definitions/:edition/:code", "frozen-value": "/indicators/values/:id" },
  ...{ indicator: "/indicators/:code", "indicator-carried": "/indicators/:code" },
  ...{ document: "/documents/:id", "document-edit": "/documents/:id/edit", requests: "/registers/:register", courses: "/registers/:register" },
  ...{ request: "/registers/:register/:id", mentors: "/registers/:register", plans: "/registers/:register" },
  ...{ "request-new": "/registers/:register/new", "mentor-new": "/registers/:register/new" },
  ...{ "import-preview": "/imports/:id", "import-columns": "/imports/:id/columns" },
  ...{ account: "/accounts/:user", "account-disable": "/accounts/:user/disable" },
  ...{ "answer-welcome": "/answer/:invitation", "answer-receipt": "/answer/:invitation" },
  ...{ "answer-page": "/answer/:invitation/page", "answer-review": "/answer/:invitation/review" },
  ...{ "answer-anonymous": "/answer/:invitation", "answer-sheet": "/answer/:invitation/sheet" },
  ...{ "answer-result": "/answer/:invitation/result", "answer-events": "/answer/:invitation/events" },
  ...{ person: "/roster/:id", "person-open": "/roster/:id", "person-refused": "/roster/:id" },
  ...{ "person-edit": "/roster/:id/edit", "person-merge": "/roster/:id/merge" },
  ...{ event: "/events/:id", "event-edit": "/events/:id/edit", "event-attendance": "/events/:id/attendance" },
  ...{ vacancy: "/vacancies/:id", "vacancy-edit": "/vacancies/:id/edit", census: "/indicators/census/:day" },
  start: "/sign-in",
};

export function routeOf(entry: PageEntry): string {
  return routes[entry.name] ?? entry.path.replace(/\?.*/, "");
}

export const pages: PageEntry[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "not-found", path: "/no-such-page" },
  { name: "start", path: "/" },
  { name: "home", path: "/", as: "coordinator" },
  { name: "home-administration", path: "/", as: "school_admin" },
  { name: "home-keeper", path: "/", as: "sysadmin" },
  { name: "help", path: "/help", as: "coordinator" },
  { name: "instruments", path: "/instruments", as: "coordinator" },
  { name: "competences", path: "/instruments/competences", as: "coordinator" },
  instrument("editor"),
  instrument("editor-card", "Изменить"),
  instrument("editor-plan", "Компетенции и план"),
  instrument("editor-levels", "Уровни"),
  instrument("editor-settings", "Настройки"),
  instrument("preview", "Просмотр"),
  instrument("trial", "Просмотр", "Пройти самому"),
  { ...instrument("trial-page", "Просмотр", "Пройти самому"), act: beginTrial },
  { ...instrument("trial-review", "Просмотр", "Пройти самому"), act: reviewTrial },
  { ...instrument("trial-result", "Просмотр", "Пройти самому"), act: endTrial },
  instrument("print", "Бланк"),
  instrument("publish", "Опубликовать"),
  instrument("version", "Настройки", "Версия 1"),
  { name: "campaigns", path: "/campaigns", as: "coordinator" },
  { name: "campaign-new", path: "/campaigns/new", as: "coordinator" },
  campaign("campaign"),
  { name: "campaign-edit", path: "/campaigns/new", as: "coordinator", act: editCampaign },
  campaign("links", "Ссылки"),
  campaign("links-person", "Ссылки", /^Изменить: Волошин/),
  campaign("slips", "Карточки"),
  campaign("board", "Ход кампании"),
  campaign("wall", "Ход кампании", "На экран"),
  campaign("results", "Результаты"),
  campaign("answers", "Результаты", "Ответы по вопросам"),
  campaign("result-person", "Результаты", /^Дёмина/),
  { ...campaign("marking"), act: async (page) => void (await page.goto(`${page.url()}/marking`)) },
  { name: "home-union", path: "/", as: "mo_head" },
  { name: "union", path: "/union", as: "mo_head" },
  { name: "roster", path: "/roster", as: "coordinator" },
  { name: "roster-new", path: "/roster/new", as: "coordinator" },
  { name: "roster-unions", path: "/roster/unions", as: "coordinator" },
  { name: "roster-positions", path: "/roster/positions", as: "coordinator" },
  { name: "roster-doubles", path: "/roster/doubles", as: "coordinator" },
  person("person"),
  { ...person("person-open"), act: openEverything },
  { ...person("person-refused"), act: refuseDismissal },
  person("person-edit", "Изменить данные"),
  person("person-merge", "Объединить записи"),
  { name: "imports", path: "/imports", as: "coordinator" },
  { name: "import-preview", path: "/imports", as: "coordinator", act: bringFile },
  { name: "import-columns", path: "/imports", as: "coordinator", act: chooseColumns },
  { name: "ioms", path: "/ioms", as: "coordinator" },
  { name: "ioms-needed", path: "/ioms/needed", as: "coordinator" },
  { name: "ioms-rules", path: "/ioms/rules", as: "coordinator" },
  iom("iom"),
  iom("iom-sheet", "Лист для печати"),
  { name: "events", path: "/events", as: "coordinator" },
  { name: "events-waiting", path: "/events/waiting", as: "coordinator" },
  { name: "event-new", path: "/events/new", as: "coordinator" },
  event("event"),
  event("event-edit", "Изменить"),
  event("event-attendance", "Отметить участников"),
  { name: "vacancies", path: "/vacancies", as: "coordinator" },
  { name: "vacancies-sheet", path: "/vacancies/sheet", as: "coordinator" },
  { name: "vacancy-new", path: "/vacancies/new", as: "coordinator" },
  vacancy("vacancy"),
  vacancy("vacancy-edit", "Изменить"),
  { name: "documents", path: "/documents", as: "coordinator" },
  { name: "document-new", path: "/documents/new", as: "coordinator" },
  { name: "document", path: "/documents/new", as: "coordinator", act: sentNotice },
  { name: "document-edit", path: "/documents/new", as: "coordinator", act: editDocument },
  { name: "request", path: "/registers/requests", as: "coordinator", act: firstRow },
  { name: "requests", path: "/registers/requests", as: "coordinator" },
  { name: "request-new", path: "/registers/requests/new", as: "coordinator" },
  { name: "courses", path: "/registers/courses", as: "coordinator" },
  { name: "mentors", path: "/registers/mentors", as: "coordinator" },
  { name: "mentor-new", path: "/registers/mentors/new", as: "coordinator" },
  { name: "plans", path: "/registers/plans", as: "coordinator" },
  { name: "programme", path: "/programme", as: "coordinator" },
  { name: "programme-plan", path: "/programme/plan", as: "coordinator" },
  { name: "programme-check", path: "/programme/check", as: "coordinator" },
  { name: "programme-differences", path: "/programme/differences", as: "coordinator" },
  { name: "programme-cycle", path: "/programme/cycle", as: "coordinator" },
  { name: "programme-edit", path: "/programme", as: "school_admin", act: openDraft("Изменить") },
  { name: "programme-approve", path: "/programme", as: "school_admin", act: openDraft("Утвердить") },
  { name: "definition-draft", path: "/programme", as: "school_admin", act: openDraft("Методика показателей") },
  { name: "indicators", path: "/indicators", as: "school_admin" },
  { name: "rules", path: "/indicators/rules", as: "school_admin" },
  { name: "indicator", path: "/indicators/I1?year=2026", as: "school_admin" },
  { name: "indicator-carried", path: "/indicators/I2?year=2025", as: "school_admin" },
  { name: "frozen-value", path: "/indicators", as: "school_admin", links: [/^Зафиксировано/] },
  { name: "freeze", path: "/indicators/freeze?year=2025", as: "school_admin" },
  { name: "form-approved", path: "/indicators/form?year=2025&as=approved", as: "school_admin" },
  { name: "form-corrected", path: "/indicators/form?year=2025&as=corrected", as: "school_admin" },
  { name: "hand-in", path: "/indicators/hand-in", as: "school_admin" },
  { name: "definitions", path: "/indicators", as: "school_admin", links: ["Методика показателей"] },
  { name: "definition", path: "/indicators", as: "school_admin", links: ["Методика показателей", /Прошли диагностику/] },
  { name: "municipality", path: "/municipality", as: "municipal_coordinator" },
  { name: "accounts", path: "/accounts", as: "sysadmin" },
  { name: "account", path: "/accounts", as: "sysadmin", links: [/Демченко/] },
  { name: "account-disable", path: "/accounts", as: "sysadmin", links: ["Закрыть доступ"] },
  { name: "backups", path: "/backups", as: "sysadmin" },
  { name: "password", path: "/accounts/password", as: "sysadmin" },
  { name: "answer-gone", path: "/answer" },
  { name: "answer-welcome", path: "", person: "P30" },
  { name: "answer-page", path: "", person: "P21", act: openForm },
  { name: "answer-review", path: "", person: "P26", act: answerAll },
  { name: "answer-receipt", path: "", person: "P10" },
  { name: "answer-events", path: "", person: "P16", act: ownEvents },
  { name: "answer-anonymous", path: "/campaigns", as: "coordinator", act: (page) => anonymous(page).then(() => {}) },
  { name: "answer-sheet", path: "/campaigns", as: "coordinator", act: async (page) => beginAnonymous(page, await anonymous(page)) },
];

/** Pages of the time after the year: results are released, routes are drawn up. */
export const later: PageEntry[] = [
  { name: "answer-result", path: "/campaigns", as: "coordinator", act: ownResult },
  { name: "iom-edit", path: "/ioms", as: "coordinator", act: editIom },
  { name: "vacancies-january", path: "/vacancies", as: "coordinator" },
  { name: "census", path: "/indicators/census/2027-01-01", as: "school_admin" },
];

/** What a school sees that has entered nothing yet. */
export const ofEmptySchool: PageEntry[] = [
  { name: "home", path: "/", as: "coordinator" },
  { name: "roster", path: "/roster", as: "coordinator" },
  { name: "instruments", path: "/instruments", as: "coordinator" },
  { name: "campaigns", path: "/campaigns", as: "coordinator" },
  { name: "campaign-new", path: "/campaigns/new", as: "coordinator" },
  { name: "indicators", path: "/indicators", as: "school_admin" },
  { name: "indicator", path: "/indicators/I1?year=2026", as: "school_admin" },
  { name: "form", path: "/indicators/form", as: "school_admin" },
  { name: "freeze", path: "/indicators/freeze?year=2025", as: "school_admin" },
  { name: "hand-in", path: "/indicators/hand-in", as: "school_admin" },
  { name: "ioms", path: "/ioms", as: "coordinator" },
  { name: "ioms-needed", path: "/ioms/needed", as: "coordinator" },
  { name: "programme", path: "/programme", as: "coordinator" },
  { name: "programme-plan", path: "/programme/plan", as: "coordinator" },
  { name: "municipality", path: "/municipality", as: "municipal_coordinator" },
  { name: "accounts", path: "/accounts", as: "sysadmin" },
];

/** The link of somebody in a new anonymous campaign, opened as they open it. */
async function anonymous(page: Page): Promise<string> {
  await openAnonymous(page, "Запрос на направления", "Запрос на курсы");
  const [link = ""] = await firstLinks(page, 1);
  await page.context().clearCookies();
  await page.goto(link);
  return link;
}

/** The link of somebody who answered, opened as they open it. */
async function ownResult(page: Page): Promise<void> {
  await page.goto("/campaigns");
  await page.getByRole("link", { name: `${test}, апрель 2026` }).click();
  await page.getByRole("link", { name: "Ссылки" }).click();
  const link = await page.getByRole("textbox", { name: /^Ссылка: Авдеева/ }).inputValue();
  await page.context().clearCookies();
  await page.goto(new URL(link).pathname);
  await page.getByRole("link", { name: "Посмотреть результат" }).click();
  await page.waitForURL(/\/result$/);
}

/** Signs in where that is needed and goes there. */
export async function openPage(page: Page, server: Server, entry: PageEntry): Promise<void> {
  if (entry.as) await signedInAs(page, server, entry.as);
  await page.goto(entry.person ? linkOf(server.demo, entry.person) : entry.path);
  for (const name of entry.links ?? []) {
    const link = page.locator("#main, #wall").getByRole("link", { name }).first();
    await page.goto(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
  }
  await entry.act?.(page);
}
