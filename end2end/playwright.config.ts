import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  globalSetup: "./support/prepare.ts",
  outputDir: "test-results",
  forbidOnly: !!process.env.CI,
  fullyParallel: false,
  // Twice what a page needs on two busy cores.
  timeout: 60_000,
  retries: 0,
  workers: 2,
  reporter: [["list"]],
  use: {
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Whatever a page asks for, no foreign host has an address.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ],
    },
  },
  projects: [
    { name: "tests", testMatch: "tests/**/*.spec.ts" },
    { name: "screenshots", testMatch: "screenshots*.ts" },
    { name: "previous", testMatch: "previous/record.ts" },
  ],
});
