import { createRequire } from "node:module";
import path from "node:path";
import { installDebianPackages, tryCommand } from "../apps/cli/src/local/run-command.ts";
import { findBrowser } from "../e2e/src/browser/find-browser.ts";

/** Long enough for a slow line; a computer without the internet is told so at once. */
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

/** For the tests that look at pages: one that is there is used as it is, else Playwright's own, else the distribution's. */
export async function ensureBrowser(note: (text: string) => void): Promise<void> {
  if (findBrowser()) return;
  const playwright = (...args: string[]) =>
    tryCommand([process.execPath, playwrightProgram(), ...args], { timeoutMs: DOWNLOAD_TIMEOUT_MS });
  note("downloading Playwright's Chromium (tests look at the dashboard with it)");
  const { exitCode } = await playwright("install", "--no-shell", "chromium");
  if (exitCode === 0 && findBrowser()) {
    note("installing the libraries that it needs");
    await playwright("install-deps", "chromium");
    return;
  }
  await installDebianPackages(["chromium", "fonts-liberation"], { reason: "tests look at the dashboard with a browser", note });
}

function playwrightProgram(): string {
  const fromTests = createRequire(path.join(import.meta.dirname, "../e2e/package.json"));
  return path.join(path.dirname(fromTests.resolve("playwright-core/package.json")), "cli.js");
}
