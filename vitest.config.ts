import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", "**/.next/**", "**/generated/**"];
const inBrowser = "e2e/**/*.browser.e2e.test.ts";
/** Scenarios take minutes, and the computer to themselves. */
const oneByOne = { fileParallelism: false, testTimeout: 600_000, hookTimeout: 600_000 };

/** `unit` needs no service and runs anywhere; `int` has one PostgreSQL and brings up what else it needs, one file at a time. */
export default defineConfig({
  test: {
    // By itself it leaves one core idle, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["{apps,packages,lab,bench,e2e,tools}/**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.int.test.ts", "**/*.e2e.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "int",
          include: ["{apps,packages,lab,bench,tools}/**/*.int.test.ts"],
          exclude: everywhere,
          fileParallelism: false,
          globalSetup: "packages/db/src/testing/global-setup.ts",
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.test.ts"],
          exclude: [...everywhere, inBrowser],
          ...oneByOne,
        },
      },
      { test: { name: "browser", include: [inBrowser], exclude: everywhere, ...oneByOne } },
    ],
  },
});
