// A respondent's first page must come quickly over a school's slowest line.
import { begin, linkOf } from "../support/teacher.ts";
import { expect, test } from "../support/fixtures.ts";

const KB = 1024;

test("the first page of T1 is at most 25 KB of HTML and CSS and 200 KB in all, with brotli", async ({
  context,
  page,
  server,
}) => {
  await begin(page, linkOf(server.demo, "P02"));
  const address = page.url();
  await page.close();

  const cold = await context.newPage();
  const devtools = await context.newCDPSession(cold);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const files = new Map<string, { url: string; type: string; encoding: string; bytes: number }>();
  devtools.on("Network.responseReceived", ({ requestId, response, type }) => {
    const encoding = response.headers["content-encoding"] ?? "none";
    files.set(requestId, { url: response.url, type, encoding, bytes: 0 });
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId);
    if (file) file.bytes = encodedDataLength;
  });
  await cold.goto(address, { waitUntil: "networkidle" });
  await expect(cold.getByText(/^Осталось \d/)).toBeVisible();

  const all = [...files.values()];
  const sum = (some: typeof all) => some.reduce((bytes, file) => bytes + file.bytes, 0);
  const first = all.filter((file) => file.type === "Document" || file.type === "Stylesheet");
  const said = all.map((file) => `${new URL(file.url).pathname.split("/").pop()} ${(file.bytes / KB).toFixed(1)}`);
  console.log(`KB: ${said.join(", ")}; HTML and CSS ${(sum(first) / KB).toFixed(1)}, all ${(sum(all) / KB).toFixed(1)}`);

  expect(new Set(all.map((file) => new URL(file.url).origin))).toEqual(new Set([server.url]));
  expect(new Set(all.map((file) => file.encoding))).toEqual(new Set(["br"]));
  for (const type of ["Document", "Stylesheet", "Script"]) expect(all.map((file) => file.type)).toContain(type);
  expect(all.some((file) => file.url.endsWith(".wasm") && file.bytes > 0)).toBe(true);
  expect(sum(first)).toBeLessThanOrEqual(25 * KB);
  expect(sum(all)).toBeLessThanOrEqual(200 * KB);
});
