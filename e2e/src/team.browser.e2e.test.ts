import { waitUntil } from "@slipway/lab/testbed";
import { createSlipway } from "@slipway/sdk";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson, signUpBehind } from "./browser/account.ts";
import { confirmWith, enabledButtons, focusedName } from "./browser/acts.ts";
import { shootPage } from "./browser/shoot-page.ts";
import { openStage, type Stage } from "./browser/stage.ts";
import { newTeam, type TeamSession, teamSession } from "./browser/team-session.ts";
import { tickingBlueprint } from "./browser/ticking-blueprint.ts";
import { watchPage } from "./browser/watch-page.ts";

/** What a team's owner does for others: lets somebody look, hands out a key, takes it back. */
let stage: Stage;
let owner: BrowserContext;
let viewer: BrowserContext;
let team: TeamSession;
let ownersPage: Page;

const invited = newPerson("Vera Viewer");
const LONG_MS = 240_000;
/** What a revocation may take, as the dialog says. */
const DEAD_MS = 5_000;

beforeAll(async () => {
  stage = await openStage({ provider: "fake", timeDivisor: 10 });
  [owner, viewer] = [await stage.visitor(), await stage.visitor()];
  await signUpBehind(owner, stage.url, newPerson("Otto Owner"));
  team = await newTeam({ context: owner, url: stage.url }, "d-otto");
  await team.send("POST", "/blueprints", { name: "shop" });
  const content = tickingBlueprint({ provider: stage.provider, workers: 1 });
  const version = await team.send<{ id: string }>("POST", "/blueprints/shop/versions", { files: [{ path: "blueprint.js", content }] });
  await team.send("POST", "/clusters", { name: "shop" });
  await team.send("POST", "/clusters/shop/start", { blueprintVersionId: version.id });
  const runs = async () => (await team.get<{ state: string }>("/clusters/shop")).state === "running";
  await waitUntil("shop runs", runs, { timeoutMs: LONG_MS });
  ownersPage = await owner.newPage();
});
afterAll(async () => {
  await team?.send("POST", "/clusters/shop/stop", {});
  await stage?.close();
});

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const shownOnce = async (page: Page): Promise<string> => {
  const secret = await page.getByRole("dialog").locator("pre").textContent();
  await press(page, "I have kept it");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return secret ?? "";
};

test("an invited person comes in by the link, signing up on the way, as a viewer", async () => {
  const watch = watchPage(ownersPage);
  await ownersPage.goto(`/${team.slug}/settings/members`);
  await press(ownersPage, "Invite");
  await ownersPage.getByLabel("E-mail").fill(invited.email);
  await ownersPage.getByLabel("Role", { exact: true }).selectOption("viewer");
  await ownersPage.getByRole("dialog").getByRole("button", { name: "Invite", exact: true }).click();
  const link = await shownOnce(ownersPage);
  const focused = await focusedName(ownersPage);

  const page = await viewer.newPage();
  await page.goto(new URL(link).pathname);
  await page.getByRole("link", { name: "Sign up", exact: true }).click();
  await page.getByLabel("Name").fill(invited.name);
  await page.getByLabel("E-mail").fill(invited.email);
  await page.getByLabel("Password").fill(invited.password);
  await press(page, "Sign up");
  await press(page, "Join the team");
  await page.waitForURL(`**/${team.slug}`);
  await page.getByText("shop").first().waitFor();
  await page.close();

  await ownersPage.reload();
  await ownersPage.getByRole("row", { name: new RegExp(invited.name) }).waitFor();
  // The focus came back to what had opened the dialog.
  expect(focused).toBe("Invite");
  expect(watch.faults()).toEqual([]);
});

const places: [string, string][] = [
  ["/clusters", "shop"],
  ["/clusters/shop", "worker-1"],
  ["/clusters/shop/services", "busybox"],
  ["/clusters/shop/timeline", "Steps"],
  ["/clusters/shop/terminal", "Your role opens no terminals"],
  ["/clusters/shop/settings", "You may look at this cluster"],
  ["/clusters/new", "You may look, not change"],
  ["/blueprints", "shop"],
  ["/blueprints/shop", "Machines"],
  ["/blueprints/shop/versions", "newest"],
  ["/settings/general", "Roles"],
  ["/settings/projects", "default"],
  ["/settings/members", invited.email],
  ["/settings/keys", "A viewer has no API keys"],
  ["/settings/webhooks", "No webhook yet"],
  ["/settings/secrets", "No secret yet"],
];
/** Acts that change something, by the words that their buttons have. */
const CHANGES =
  /^(start|stop|apply|scale|delete|save|plan|new|make|invite|revoke|remove|rename|restore|retry|cancel|roll|add|rotate|edit|enable|disable|role of|open a terminal|leave)/i;

test.each(places)("a viewer sees %s and nothing there that changes anything", async (path, shows) => {
  const page = await viewer.newPage();
  const watch = watchPage(page, { refusals: true });
  await page.goto(`/${team.slug}${path}`);
  await page.locator("main").getByText(shows).filter({ visible: true }).first().waitFor();
  const offered = (await enabledButtons(page)).filter((name) => CHANGES.test(name));
  expect(offered).toEqual([]);
  expect(
    await page.locator("main").locator("input:not([type=search]):enabled:not([readonly]), textarea:enabled:not([readonly])").count(),
  ).toBe(0);
  const name = `viewer${path.replaceAll("/", "-")}`;
  expect([...(await shootPage(page, name, { quick: true })), ...watch.faults()]).toEqual([]);
  await page.close();
});

test("what the pages do not offer, the API refuses a viewer", async () => {
  const session = teamSession({ context: viewer, url: stage.url }, team.slug);
  expect(await session.statusOf("GET", "/clusters/shop")).toBe(200);
  const refused: [string, string, unknown][] = [
    ["POST", "/clusters", { name: "mine" }],
    ["POST", "/clusters/shop/stop", {}],
    ["POST", "/clusters/shop/scale", { service: "web", count: 1 }],
    ["POST", "/blueprints", { name: "mine" }],
    ["POST", "/invitations", { email: "x@example.test", role: "viewer" }],
    ["PUT", "/secrets/mine", { value: "x" }],
    ["POST", "/webhooks", { url: "https://hooks.example.com/a" }],
    ["PATCH", "/team", { name: "Mine" }],
  ];
  for (const [method, path, body] of refused)
    expect([method, path, await session.statusOf(method, path, body)]).toEqual([method, path, 403]);
});

test("a key is made, shown once and used; revoked, it and its open stream are dead within 5 s", async () => {
  const watch = watchPage(ownersPage);
  await ownersPage.goto(`/${team.slug}/settings/keys`);
  await press(ownersPage, "New key");
  await ownersPage.getByLabel("Name").fill("a visit");
  await press(ownersPage, "Make the key");
  const key = await shownOnce(ownersPage);
  expect(key).toMatch(/^slw_live_/);
  await ownersPage.reload();
  await ownersPage.getByRole("row", { name: /a visit/ }).waitFor();
  expect(await ownersPage.content()).not.toContain(key);

  const api = createSlipway({ url: stage.url, key }).raw;
  expect(await api.get("/clusters/shop")).toMatchObject({ name: "shop" });
  const stream = await fetch(`${stage.url}/api/v1/clusters/shop/events/stream`, {
    headers: { authorization: `Bearer ${key}`, accept: "text/event-stream" },
  });
  expect(stream.status).toBe(200);
  const streamEnd = ended(stream);

  await press(ownersPage, "Revoke a visit");
  const dialog = ownersPage.getByRole("dialog");
  await dialog.waitFor();
  const began = performance.now();
  await confirmWith(ownersPage, "Revoke");
  const refused = async () =>
    (await fetch(`${stage.url}/api/v1/clusters/shop`, { headers: { authorization: `Bearer ${key}` } })).status === 401;
  await waitUntil("the key is refused", refused, { timeoutMs: DEAD_MS });
  await streamEnd;
  expect(performance.now() - began).toBeLessThan(DEAD_MS + 1_000);
  expect(watch.faults()).toEqual([]);
});

test("a service account is renamed", async () => {
  await team.send("POST", "/service-accounts", { name: "pipeline", role: "member" });
  await ownersPage.goto(`/${team.slug}/settings/keys`);
  await press(ownersPage, "Rename pipeline");
  await ownersPage.getByRole("dialog").getByLabel("Name").fill("release robot");
  await press(ownersPage, "Rename");
  await ownersPage.getByRole("row", { name: /release robot/ }).waitFor();
  const { items } = await team.get<{ items: { name: string }[] }>("/service-accounts");
  expect(items.map(({ name }) => name)).toEqual(["release robot"]);
});

async function ended(stream: Response): Promise<void> {
  const reader = stream.body?.getReader();
  while (reader && !(await reader.read().catch(() => ({ done: true }))).done);
}

test("who is removed sees nothing of the team within 5 s, a page that is open included", async () => {
  const page = await viewer.newPage();
  await page.goto(`/${team.slug}/clusters/shop`);
  await page.getByText("Live", { exact: true }).waitFor();
  await ownersPage.goto(`/${team.slug}/settings/members`);
  await press(ownersPage, `Remove ${invited.name}`);
  await ownersPage.getByRole("dialog").waitFor();
  await confirmWith(ownersPage, "Remove");
  await page.getByText("Live", { exact: true }).waitFor({ state: "detached", timeout: DEAD_MS + 1_000 });
  expect(await teamSession({ context: viewer, url: stage.url }, team.slug).statusOf("GET", "/clusters/shop")).toBe(404);
  await page.reload();
  await page.getByText(`You are in no team called ${team.slug}`).waitFor();
});
