// What no page may do: ask another host, break its own content policy, or log an error.
import type { BrowserContext } from "@playwright/test";

/** Watches every page of the context and returns the list that grows with each offence. */
export async function watch(context: BrowserContext, home: string): Promise<string[]> {
  const offences: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(home).host) {
      offences.push(`request to a foreign host: ${url}`);
    }
  });
  context.on("console", (message) => {
    if (message.type() === "error") offences.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => offences.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`content policy: ${event.violatedDirective} forbids ${event.blockedURI}`);
    });
  });
  return offences;
}
