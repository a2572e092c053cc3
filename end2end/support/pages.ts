// Every page a person can open, for the accessibility and the screenshot runs.
import type { Demo } from "./server.ts";

export interface PageEntry {
  /** Names the screenshot. */
  name: string;
  /** A function where the path is known only from the demo school, such as a personal link. */
  path: string | ((demo: Demo) => string);
  /** Role of the demo login that opens it; nobody when left out. */
  as?: string;
}

export const pages: PageEntry[] = [
  { name: "start", path: "/" },
  { name: "sign-in", path: "/sign-in" },
];

export function pathOf(page: PageEntry, demo: Demo): string {
  return typeof page.path === "string" ? page.path : page.path(demo);
}

/** The first personal link of the demo school, without the address it was printed for. */
export function personalLink(demo: Demo): string {
  const link = demo.links[0];
  if (!link) throw new Error("the demo school printed no personal link");
  return new URL(link.url, "http://127.0.0.1").pathname;
}
