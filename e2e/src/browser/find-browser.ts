import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Not `chromium-browser`: on Ubuntu it is a script that only names a snap. */
const installed = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The computer's own browser, else the one that Playwright has downloaded; undefined: there is none. */
export function findBrowser(): string | undefined {
  return [...installed, chromium.executablePath()].find((path) => existsSync(path));
}
