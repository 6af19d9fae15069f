import { existsSync } from "node:fs";
import { type ClusterHandle, type Testbed, waitUntil } from "@slipway/lab/testbed";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type BenchOptions, median } from "../bench-result.ts";
import { apiBlueprint } from "./many-clusters.ts";

const MACHINES = 200;
const COPIES = 20;
const NAME = "two-hundred";
const TIMEOUT_MS = 30_000;
const installed = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** A cluster of 200 machines in a browser: from the click on its link until a machine opens; from an event until the page says it. */
export async function pageBench(bed: Testbed, { rounds, note }: BenchOptions): Promise<{ page_ms: number; event_ms: number }> {
  const cluster = await bed.createCluster(NAME);
  const source = apiBlueprint({ machines: MACHINES, copies: COPIES });
  await cluster.succeed("start", { blueprintVersionId: await bed.saveBlueprint(NAME, source) });
  const executablePath = [...installed, chromium.executablePath()].find((path) => existsSync(path));
  if (!executablePath) throw new Error("There is no browser. Install one: `npx playwright-core install chromium`.");
  const browser = await chromium.launch({ executablePath });
  try {
    const { page, team } = await signedIn(browser, bed);
    const pageMs: number[] = [];
    const eventMs: number[] = [];
    // The first look loads the program's parts; it is not counted.
    await openedWithinMs(page, team);
    for (let round = 1; round <= rounds; round += 1) pageMs.push(await openedWithinMs(page, team));
    await page.goto(`/${team}/clusters/${NAME}/events`);
    await page.getByRole("table", { name: "Events" }).waitFor();
    for (let round = 1; round <= rounds; round += 1) eventMs.push(await toldWithinMs(page, { bed, cluster, copies: COPIES + (round % 2) }));
    note(
      `page of ${MACHINES} machines: ${pageMs.map(Math.round).join(", ")} ms; event on the page: ${eventMs.map(Math.round).join(", ")} ms`,
    );
    return { page_ms: median(pageMs), event_ms: median(eventMs) };
  } finally {
    await browser.close();
    await cluster.succeed("stop");
  }
}

async function signedIn(browser: Browser, { control }: Testbed): Promise<{ page: Page; team: string }> {
  const { origin } = new URL(control.url);
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(TIMEOUT_MS);
  const data = { email: control.email, password: control.password };
  const answer = await context.request.post("/api/auth/sign-in/email", { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
  return { page: await context.newPage(), team: await teamOf(context) };
}

async function teamOf(context: BrowserContext): Promise<string> {
  const { teams } = (await (await context.request.get("/api/v1/me")).json()) as { teams: { slug: string }[] };
  const [team] = teams;
  if (!team) throw new Error("the demo's user is in no team");
  return team.slug;
}

/** From the list of clusters by a click; interactive is what answers a click: a machine shows its details. */
async function openedWithinMs(page: Page, team: string): Promise<number> {
  await page.goto(`/${team}/clusters`);
  const link = page.getByRole("link", { name: NAME, exact: true }).first();
  await link.waitFor();
  const begun = performance.now();
  await link.click();
  await page
    .locator("main")
    .getByRole("button", { name: /^master-1 .*running/ })
    .click();
  await page.getByRole("dialog").getByText("master-1").first().waitFor();
  return performance.now() - begun;
}

interface Change {
  bed: Testbed;
  cluster: ClusterHandle;
  copies: number;
}

/** The event's time is the database's, the page's is the browser's: both are this computer's. */
async function toldWithinMs(page: Page, { bed, cluster, copies }: Change): Promise<number> {
  const at = `/clusters/${cluster.id}`;
  const { lastSequence } = await bed.api.get<{ lastSequence: number }>(at);
  const sequence = lastSequence + 1;
  const shown = page.evaluate(shownAt, sequence);
  await cluster.succeed("scale", { service: "web", count: copies });
  const { items } = await bed.api.get<{ items: { sequence: number; time: string }[] }>(`${at}/events?after=${lastSequence}&limit=1`);
  const tookMs = (await shown) - Date.parse(items[0]?.time ?? "");
  if (items[0]?.sequence !== sequence) throw new Error(`event ${sequence} is not the one after ${lastSequence}`);
  await waitUntil("quiet again", async () => (await cluster.get()).operation === null, { timeoutMs: TIMEOUT_MS });
  return tookMs;
}

/** Runs in the page: when the row of the event has been painted. */
function shownAt(sequence: number): Promise<number> {
  return new Promise((resolve) => {
    const isShown = (): boolean => [...document.querySelectorAll("main td")].some((cell) => cell.textContent === String(sequence));
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();

    function look(): void {
      if (!isShown()) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
    }
  });
}
