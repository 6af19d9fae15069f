import { readFileSync } from "node:fs";
import { openTestbed, type TestbedOptions } from "@slipway/lab/testbed";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { findBrowser } from "./find-browser.ts";

/** A control plane and a browser to look at it with. */
export interface Stage {
  url: string;
  /** Machines of the dashboard's clusters: what the control plane has. */
  provider: "local" | "fake";
  /** Another person's browser: it shares nothing with the others. */
  visitor(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;

/** With SLIPWAY_E2E_UP, a file with the answer of `up -o json`, that install is used as it is (it must offer the provider); else one is made for the test. */
export async function openStage({ provider = "local", ...options }: { provider?: "local" | "fake" } & TestbedOptions = {}): Promise<Stage> {
  const running = process.env.SLIPWAY_E2E_UP;
  const place = running ? placeOf(running) : await ownPlace({ ...options, providers: [provider] });
  const browser = await openBrowser().catch(async (error) => {
    await place.close();
    throw error;
  });
  return {
    url: place.url,
    provider,
    async visitor(wanted) {
      const context = await browser.newContext({ baseURL: place.url, viewport: { width: 1440, height: 900 }, ...wanted });
      context.setDefaultTimeout(TIMEOUT_MS);
      return context;
    },
    async close() {
      await browser.close();
      await place.close();
    },
  };
}

async function ownPlace(options: TestbedOptions): Promise<{ url: string; close(): Promise<void> }> {
  const environment = { SLIPWAY_RATE_LIMIT: "off", SLIPWAY_ADDRESS_RATE_LIMIT: "off", ...options.environment };
  const bed = await openTestbed({ ...options, environment });
  return { url: bed.control.url, close: bed.close };
}

function placeOf(file: string): { url: string; close(): Promise<void> } {
  const { dashboardUrl } = JSON.parse(readFileSync(file, "utf8")) as { dashboardUrl: string };
  return { url: dashboardUrl, close: async () => undefined };
}

async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error("There is no browser. Install one: `npx playwright-core install chromium`, or `apt-get install chromium`.");
  return chromium.launch({ executablePath });
}
