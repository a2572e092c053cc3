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
  stop(): Promise<void>;
  /** Kills it in the middle of whatever it does, and starts it again at the same address over the same database. */
  restart(): Promise<void>;
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
  const start = () => {
    const child = spawn(
      binary,
      ["serve", "--database", database, "--listen", listen, "--now", options.now],
      { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
    );
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    const ended = new Promise<void>((done) => child.once("close", () => done()).once("error", () => done()));
    return { child, ended };
  };
  let running = start();
  const stop = async () => {
    const { child, ended } = running;
    child.kill("SIGTERM");
    const lingering = setTimeout(() => child.kill("SIGKILL"), 3_000);
    await ended;
    clearTimeout(lingering);
    rmSync(folder, { recursive: true, force: true });
  };
  const ready = async () => {
    if (await answers(`${url}/healthz`, () => running.child.exitCode === null)) return;
    await stop();
    throw new Error(`the server did not start:\n${output}`);
  };
  const restart = async () => {
    running.child.kill("SIGKILL");
    await running.ended;
    running = start();
    await ready();
  };

  await ready();
  const empty = { address: url, logins: [], links: [] };
  return { url, database, stop, restart, demo: demo ? JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) : empty };
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
