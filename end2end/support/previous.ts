// Pages as the release before gave them: recorded with marks in place of what belongs to one attempt and one answer.
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import type { APIResponse, Page } from "@playwright/test";

/** Where recorded pages look for their script and style: no build has this address. */
export const OLD_PACKAGE = "/pkg/previous/";
const KINDS: Record<string, string> = { ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm" };
const file = (name: string) => join(import.meta.dirname, "../previous", name);

/** What differs from one attempt and one answer of the server to the next, and its mark. */
async function own(response: APIResponse): Promise<[string, string][]> {
  const find = (text = "", pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    if (!found) throw new Error(`${response.url()} holds nothing like ${pattern}`);
    return found;
  };
  return [
    ["{{nonce}}", find(response.headers()["content-security-policy"], /'nonce-([^']+)'/)],
    ["{{invitation}}", find(response.url(), /\/answer\/([^/]+)/)],
    ["{{attempt}}", find(await response.text(), /name="attempt" value="([^"]+)"/)],
  ];
}

/** Records the page that is open, and what it loads. */
export async function record(page: Page, name: string): Promise<void> {
  const response = await page.request.get(page.url());
  let html = await response.text();
  for (const [mark, value] of await own(response)) html = html.replaceAll(value, mark);
  for (const asset of new Set(html.match(/\/pkg\/\w+\/[\w.]+\.(css|js|wasm)\b/g))) {
    const content = (await (await page.request.get(asset)).body()).toString("latin1");
    // Panics name the folder of whoever built it; the length stays, so the module does too.
    const nobody = content.replaceAll(`${homedir()}/.cargo`, (path) => "-".repeat(path.length));
    writeFileSync(file(`${basename(asset)}.br`), brotliCompressSync(Buffer.from(nobody, "latin1")));
  }
  writeFileSync(file(`${name}.html`), `${html.replaceAll(/pkg\/\w+(?=["/])/g, "pkg/previous")}\n`);
}

/** Loads the open page once more, as the release before gave it to this attempt. */
export async function reloadAsBefore(page: Page, name: string, change = (html: string) => html): Promise<void> {
  const address = page.url();
  const isIt = (url: URL) => url.href === address;
  await page.route(isIt, async (route) => {
    const response = await route.fetch();
    let html = readFileSync(file(`${name}.html`), "utf8");
    for (const [mark, value] of await own(response)) html = html.replaceAll(mark, value);
    await route.fulfill({ response, body: change(html) });
  });
  await page.reload();
  await page.unroute(isIt);
}

/** Gives the recorded pages their own script and style. */
export async function keepOldPackage(page: Page): Promise<void> {
  await page.route(`**${OLD_PACKAGE}*`, (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    const body = brotliDecompressSync(readFileSync(file(`${name}.br`)));
    return route.fulfill({ contentType: KINDS[extname(name)], body });
  });
}
