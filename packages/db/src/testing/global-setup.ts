import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server.ts";

/** One PostgreSQL for the whole integration project, however many files of it run; tests have it by `testDatabase()`. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, stop } = await startTestServer();
  provide("testServerAdminUrl", adminUrl);
  return stop;
}
