import { mkdirSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

export const looks = [
  { theme: "light", size: "wide", width: 1440, height: 900 },
  { theme: "dark", size: "wide", width: 1440, height: 900 },
  { theme: "light", size: "phone", width: 390, height: 844 },
  { theme: "dark", size: "phone", width: 390, height: 844 },
] as const;

/** Below `.slipway`, which git ignores. */
const folder = path.resolve(process.env.SLIPWAY_SCREENSHOTS ?? path.join(import.meta.dirname, "../../../.slipway/screenshots"));

/** A picture of the page in each look, and what is wrong with it there. `quick`: both themes and both widths, not each with each, are examined. */
export async function shootPage(page: Page, name: string, { quick = false } = {}): Promise<string[]> {
  const faults: string[] = [];
  mkdirSync(folder, { recursive: true });
  for (const { theme, size, width, height } of looks) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: path.join(folder, `${name}.${size}.${theme}.png`), animations: "disabled" });
    const examined = !quick || (theme === "light") === (size === "wide");
    for (const fault of [...(examined ? await axeFaults(page) : []), ...(await tooWide(page))])
      faults.push(`${name}, ${size}, ${theme}: ${fault}`);
  }
  return faults;
}

/** Colours and layout go over in one frame or few; a transition ends sooner than this. */
const SETTLE_MS = 200;

/** In the page itself: no frame of ours comes from elsewhere. */
async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ")}`,
    );
}

async function tooWide(page: Page): Promise<string[]> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  return scroll > client ? [`the document is ${scroll} px wide in a window of ${client} px`] : [];
}
