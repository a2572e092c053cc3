// The `test` every spec imports: a server per worker, and pages that are watched.
import { test as base, expect } from "@playwright/test";
import type { BrowserContext, BrowserContextOptions } from "@playwright/test";
import { NOW, startServer } from "./server.ts";
import type { Server, ServerOptions } from "./server.ts";
import { watch } from "./watch.ts";

interface PerWorker {
  serverOptions: ServerOptions;
  server: Server;
}

interface PerTest {
  /** Console errors a test provokes on purpose, such as the 404 of a wrong link. */
  allowedErrors: RegExp | null;
  offences: string[];
  /** A second device: a context of its own, watched and closed like the first. */
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

export const test = base.extend<PerTest, PerWorker>({
  serverOptions: [{ now: NOW, school: "demo" }, { scope: "worker", option: true }],
  server: [
    async ({ serverOptions }, use) => {
      const server = await startServer(serverOptions);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  allowedErrors: [null, { option: true }],
  baseURL: async ({ server }, use) => use(server.url),
  offences: async ({ allowedErrors }, use) => {
    const offences: string[] = [];
    await use(offences);
    const unexpected = offences.filter((offence) => !allowedErrors?.test(offence));
    expect(unexpected, "what the pages did wrong").toEqual([]);
  },
  context: async ({ context, server, offences }, use) => {
    const found = await watch(context, server.url);
    await use(context);
    offences.push(...found);
  },
  newContext: async ({ browser, server, offences }, use) => {
    const opened: { context: BrowserContext; found: string[] }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: server.url, locale: "ru-RU", ...options });
      opened.push({ context, found: await watch(context, server.url) });
      return context;
    });
    for (const { context, found } of opened) {
      await context.close();
      offences.push(...found);
    }
  },
});

export { expect };
