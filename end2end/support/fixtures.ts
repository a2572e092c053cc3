// The `test` every spec imports: a server per spec file, and pages that are watched.
import { test as base, expect } from "@playwright/test";
import type { BrowserContext, BrowserContextOptions } from "@playwright/test";
import { NOW, startServer } from "./server.ts";
import type { Server, ServerOptions } from "./server.ts";
import { watch } from "./watch.ts";

interface PerWorker {
  serverOptions: ServerOptions;
  /** The server of a spec file. Another file gets another one, so nothing depends on what ran before. */
  serverOf: (file: string) => Promise<Server>;
}

interface PerTest {
  server: Server;
  /** Console errors a test provokes on purpose, such as the 404 of a wrong link. */
  allowedErrors: RegExp | null;
  offences: string[];
  /** A second device: a context of its own, watched and closed like the first. */
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

export const test = base.extend<PerTest, PerWorker>({
  serverOptions: [{ now: NOW, school: "demo" }, { scope: "worker", option: true }],
  serverOf: [
    async ({ serverOptions }, use) => {
      let running: { file: string; server: Server } | null = null;
      await use(async (file) => {
        if (running?.file === file) return running.server;
        await running?.server.stop();
        running = null;
        const server = await startServer(serverOptions);
        running = { file, server };
        return server;
      });
      await (running as { server: Server } | null)?.server.stop();
    },
    { scope: "worker" },
  ],
  server: async ({ serverOf }, use, { file }) => use(await serverOf(file)),
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
