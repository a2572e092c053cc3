// Starts the real server on a free port, each time with its own copy of the database.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** T1 is open, 25 of 40 have answered. */
export const NOW = "2026-04-20T12:00";
/** The census date of 2026 is past: indicator 1 is final. */
export const AFTER_CENSUS = "2027-01-15T12:00";

export interface Demo {
  address: string;
  logins: { login: string; password: string; role: string }[];
  links: { person: string; name: string; campaign: string; url: string }[];
}

export interface Server {
  url: string;
  /** Empty lists when the server was started without the demo school. */
  demo: Demo;
  database: string;
  /** Ends the server and starts it again at the same address, at a later moment if one is given. */
  restart(now?: string): Promise<void>;
  stop(): Promise<void>;
  /** Kills it in the middle of whatever it does, and starts it again at the same address over the same database. */
  crash(): Promise<void>;
}

export interface ServerOptions {
  /** The demo school is prepared for NOW and AFTER_CENSUS. */
  now: string;
  school: "demo" | "empty";
  /** What is typed on the server's command line before it starts, such as `org add`. */
  commands?: string[][];
}

export const root = resolve(import.meta.dirname, "../..");
const binary = process.env.OTKLIK_BINARY ?? join(root, "target/debug/otklik");
const prepared = (now: string) => join(root, "target/end2end", now.replaceAll(":", "-"));

/** Loads the demo school once per moment; every server then starts from a copy of the folder. */
export function prepareDemo(): void {
  for (const now of [NOW, AFTER_CENSUS]) {
    const folder = prepared(now);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const printed = run(["demo", "--json"], databaseIn(folder), now);
    writeFileSync(join(folder, "demo.json"), printed);
  }
}

function databaseIn(folder: string): string {
  return `sqlite://${join(folder, "otklik.db")}`;
}

/** Runs one command of the binary on a database and returns what it printed. */
export function run(command: string[], database: string, now: string): string {
  return execFileSync(binary, [...command, "--database", database, "--now", now], { encoding: "utf8" });
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "otklik-"));
  const demo = options.school === "demo";
  if (demo) cpSync(prepared(options.now), folder, { recursive: true });
  const database = databaseIn(folder);
  for (const command of options.commands ?? []) run(command, database, options.now);
  const listen = `127.0.0.1:${await freePort()}`;
  const url = `http://${listen}`;
  let output = "";
  const launch = (now: string) => {
    const child = spawn(binary, ["serve", "--database", database, "--listen", listen, "--now", now], {
      ...{ cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
    });
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    const ended = new Promise<void>((done) => child.once("close", () => done()).once("error", () => done()));
    return { child, ended };
  };
  let running = launch(options.now);
  const end = async () => {
    running.child.kill("SIGTERM");
    const lingering = setTimeout(() => running.child.kill("SIGKILL"), 3_000);
    await running.ended;
    clearTimeout(lingering);
  };
  const stop = async () => {
    await end();
    const names = demo ? readFileSync(join(folder, "demo.json"), "utf8") : "";
    rmSync(folder, { recursive: true, force: true });
    const told = secretsIn(output, names);
    if (told.length) throw new Error(`the server's log tells ${told.join(", ")}:\n${output}`);
  };
  const isUp = () => answers(`${url}/healthz`, () => running.child.exitCode === null);
  const restart = async (now = options.now) => {
    await end();
    running = launch(now);
    if (!(await isUp())) throw new Error(`the server did not come back:\n${output}`);
  };
  const crash = async () => {
    running.child.kill("SIGKILL");
    await running.ended;
    running = launch(options.now);
    if (!(await isUp())) throw new Error(`the server did not come back:\n${output}`);
  };

  if (!(await isUp())) {
    await stop();
    throw new Error(`the server did not start:\n${output}`);
  }
  const empty = { address: url, logins: [], links: [] };
  return { url, database, restart, crash, stop, demo: demo ? JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) : empty };
}

/** What no log may hold (security 61): names of teachers, personal links, passwords, and words that tests answer with. */
function secretsIn(output: string, demoJson: string): string[] {
  const demo = demoJson ? (JSON.parse(demoJson) as Demo) : { links: [], logins: [] };
  const names = demo.links.map((link) => link.name.split(" ")[0] ?? "");
  const tokens = demo.links.map((link) => new URL(link.url).pathname.split("/").pop() ?? "");
  const passwords = demo.logins.map((login) => login.password);
  const typed = ["семь раз отмерь", "Авдеева", "Фишбоун", "Посещение мастер-классов"];
  const links = output.match(/\/l\/[\w-]{12,}/g) ?? [];
  return [...names, ...tokens, ...passwords, ...typed].filter((word) => word && output.includes(word)).concat(links);
}

async function answers(url: string, alive: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline && alive(); ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
