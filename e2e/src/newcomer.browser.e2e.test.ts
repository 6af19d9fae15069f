import { killMachine } from "@slipway/lab/testbed";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fresh, newPerson, signInBehind } from "./browser/account.ts";
import { confirmWith, focusedName, machineHead, replaceProgram, sameDocument, stepsThat } from "./browser/acts.ts";
import { shootPage } from "./browser/shoot-page.ts";
import { openStage, type Stage } from "./browser/stage.ts";
import { teamSession } from "./browser/team-session.ts";
import { tickingBlueprint } from "./browser/ticking-blueprint.ts";
import { type PageWatch, watchPage } from "./browser/watch-page.ts";

/** What somebody does who comes for the first time, in one tab, from signing up to leaving nothing behind. */
let stage: Stage;
let page: Page;
let watch: PageWatch;

const person = newPerson("Ada Newcomer");
const team = fresh("d-ada");
const program = tickingBlueprint({ provider: "local", workers: 1, replicas: 1 });
/** Machines boot on a computer that does other things too. */
const LONG_MS = 240_000;
/** What the end of a session may take to close what it had opened. */
const DEAD_MS = 5_000;

beforeAll(async () => {
  stage = await openStage();
  page = await (await stage.visitor()).newPage();
  watch = watchPage(page);
});
afterAll(async () => {
  // Nothing, where the last test has passed: the cluster is gone.
  if (page) await teamSession({ context: page.context(), url: stage.url }, team).statusOf("POST", "/clusters/first/stop", {});
  await stage?.close();
});

const seen = (text: string | RegExp, timeout = LONG_MS): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ timeout });
const press = (name: string | RegExp): Promise<void> => page.getByRole("button", { name, exact: typeof name === "string" }).click();
const tab = (name: string): Promise<void> =>
  page
    .getByRole("navigation", { name: /^Parts of/ })
    .getByRole("link", { name })
    .click();

test("signs up and makes a team", async () => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await press("Sign up");
  await page.waitForURL("**/new");
  await page.getByLabel("Name").fill(team);
  expect(await page.getByLabel("Address").inputValue()).toBe(team);
  await press("Make the team");
  await seen("Your first cluster");
  expect(watch.faults()).toEqual([]);
});

test("has the first cluster by a program, watches its bars grow on the timeline, and sees it run", async () => {
  await page.getByText("A blueprint of yours").click();
  await page.getByLabel("Name").fill("first");
  await page.getByLabel("Program").fill(program);
  await press("Start it");
  await seen("Starting first");
  await page.goto(`/${team}/clusters/first/timeline`);
  const still = await sameDocument(page);
  await stepsThat(page, "running").first().waitFor({ timeout: LONG_MS });
  const early = await stepsThat(page, "succeeded").count();
  await page.getByRole("navigation", { name: "Operations" }).getByText("succeeded").waitFor({ timeout: LONG_MS });
  expect(await stepsThat(page, "succeeded").count()).toBeGreaterThan(early);
  expect(await stepsThat(page, "running").count()).toBe(0);
  await still();
  expect(watch.faults()).toEqual([]);
});

test("sees machines and tasks on the topology", async () => {
  await tab("Topology");
  for (const name of ["master-1", "worker-1"]) await machineHead(page, name, "running").waitFor();
  for (const name of ["web-1", "clock-1", "front-1"]) await page.getByRole("button", { name: new RegExp(`^${name}`) }).waitFor();
  await machineHead(page, "worker-1", "running").click();
  await page.getByRole("dialog").getByText("worker-1").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // The focus comes back to where the drawer was opened from.
  expect(await focusedName(page)).toContain("worker-1");
});

const REMEDY = /call its \.deploy\(infrastructure\)/;

test("a mistake in the blueprint is underlined with its remedy; mended, it is gone", async () => {
  await page.goto(`/${team}/blueprints/first`);
  await seen("No fault");
  await replaceProgram(page, program.replace("balancer.deploy(infrastructure);", ""));
  await page.locator(".cm-lintRange-error").first().waitFor();
  const row = page.getByRole("region", { name: "Faults" }).getByRole("button").first();
  for (const said of [/"front", which is not deployed/, REMEDY]) expect(await row.textContent()).toMatch(said);
  await page.locator(".cm-lintRange-error").first().hover();
  const tip = page.locator(".cm-tooltip-lint");
  await tip.waitFor();
  expect(await tip.textContent()).toMatch(REMEDY);
  await page.mouse.move(0, 0);
  const looked = await shootPage(page, "journey-fault", { quick: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  await replaceProgram(page, program.replace("}).replicate(1)", "}).replicate(2)"));
  await seen("No fault");
  expect(await page.locator(".cm-lintRange-error").count()).toBe(0);
  expect(looked).toEqual([]);
});

test("reads the plan of the mended program and applies exactly it", async () => {
  await press("Plan");
  await press("Save and plan");
  await page.waitForURL("**/plans/**");
  await seen("Placements");
  await seen("web-2");
  await press("Apply exactly this plan");
  await confirmWith(page, "Apply");
  await page.waitForURL("**/timeline?operation=*");
  const newest = page.getByRole("navigation", { name: "Operations" }).getByRole("listitem").first();
  await newest.getByText("apply").waitFor();
  await newest.getByText("succeeded").waitFor({ timeout: LONG_MS });
  await tab("Topology");
  await page.getByRole("button", { name: /^web-2/ }).waitFor({ timeout: LONG_MS });
  expect(watch.faults()).toEqual([]);
});

test("a killed machine is seen lost and replaced on the topology, without a reload", async () => {
  const still = await sameDocument(page);
  const rest = teamSession({ context: page.context(), url: stage.url }, team);
  const { items } = await rest.get<{ items: { id: string; name: string; state: string }[] }>("/clusters/first/machines");
  const victim = items.find(({ name, state }) => name === "worker-1" && state === "running");
  if (!victim) throw new Error(`no running worker-1 among ${JSON.stringify(items)}`);
  await killMachine(victim.id);
  await machineHead(page, "worker-1", "running").waitFor({ state: "detached", timeout: LONG_MS });
  await machineHead(page, "worker-1", "running").waitFor({ timeout: LONG_MS });
  await seen("4 of 4 tasks");
  const after = await rest.get<typeof items extends never ? never : { items: typeof items }>("/clusters/first/machines");
  expect(after.items.filter(({ state }) => state === "running").map(({ id }) => id)).not.toContain(victim.id);
  await still();
  expect(watch.faults()).toEqual([]);
});

test("follows the log, narrows it down, and searches it", async () => {
  await tab("Logs");
  const lines = page.getByRole("region", { name: "Lines" });
  await lines
    .getByText(/^tick \d+$/)
    .first()
    .waitFor();
  const newest = () =>
    lines
      .getByText(/^tick \d+$/)
      .last()
      .textContent();
  const before = await newest();
  await expect.poll(newest, { timeout: LONG_MS }).not.toBe(before);
  await page.getByLabel("Service").selectOption("web");
  await lines.getByText(/^tick/).first().waitFor({ state: "detached" });
  await page.getByLabel("Service").selectOption("clock");
  await lines.getByText(/^tick/).first().waitFor();
  await page.getByLabel("Lines that contain").fill("tick 3");
  await expect
    .poll(async () => (await lines.getByText(/^tick \d+$/).allTextContents()).every((text) => text.startsWith("tick 3")), {
      timeout: 30_000,
    })
    .toBe(true);
  await page.getByLabel("Lines that contain").fill("no line says this");
  await seen("No line matches");
  await press("Show all lines");
  await lines.getByText(/^tick/).first().waitFor();
  expect(await shootPage(page, "journey-logs", { quick: true })).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(watch.faults()).toEqual([]);
});

test("opens a terminal, and its ticket opens no second one", async () => {
  await tab("Terminal");
  const opened = page.waitForEvent("websocket");
  await press("Open a terminal");
  const address = (await opened).url();
  const terminal = page.getByRole("region", { name: /^Terminal / });
  await terminal.getByText("open", { exact: true }).waitFor({ timeout: LONG_MS });
  await page.keyboard.type("echo hi-$((40+2))\n");
  await terminal.locator(".xterm-rows").getByText("hi-42").first().waitFor();
  const again = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => resolve("opened");
        socket.onerror = () => resolve("refused");
      }),
    address,
  );
  expect(again).toBe("refused");
  watch.faults(); // The browser tells of the refused one.
  expect(await shootPage(page, "journey-terminal", { quick: true })).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator(".xterm-helper-textarea").focus();
  await page.keyboard.press("F6");
  expect(await focusedName(page)).toBe("Close");
  await page.keyboard.press("Enter");
  await terminal.waitFor({ state: "detached" });
  expect(watch.faults()).toEqual([]);
});

test("signing out everywhere else closes the other browser's terminal within 5 s", async () => {
  const other = await stage.visitor();
  await signInBehind(other, stage.url, person);
  const there = await other.newPage();
  await there.goto(`/${team}/clusters/first/terminal`);
  await there.getByRole("button", { name: "Open a terminal" }).click();
  await there.getByText("open", { exact: true }).waitFor({ timeout: LONG_MS });
  await page.goto("/account");
  await press("Sign out everywhere else");
  const closed = there.getByText("Slipway closed this terminal").or(there.getByRole("heading", { name: "Sign in" }));
  await closed.first().waitFor({ timeout: DEAD_MS + 1_000 });
  await other.close();
  await page.goto(`/${team}/clusters/first`);
  await machineHead(page, "worker-1", "running").waitFor();
});

test("scales a service", async () => {
  await tab("Services");
  await press("Scale web");
  await page.getByRole("spinbutton", { name: "Tasks" }).fill("3");
  await press("Apply");
  await page.getByRole("row", { name: /^web / }).getByText("3 of 3").waitFor({ timeout: LONG_MS });
  expect(watch.faults()).toEqual([]);
});

test("stops the cluster and deletes it", async () => {
  await tab("Settings");
  await page.locator("main").getByRole("button", { name: "Stop", exact: true }).last().click();
  await page.getByRole("dialog").getByRole("textbox").fill("first");
  await confirmWith(page, "Stop");
  await page.getByRole("banner").or(page.locator("main")).getByText("stopped", { exact: true }).first().waitFor({ timeout: LONG_MS });
  await press("Delete");
  await page.getByRole("dialog").getByRole("textbox").fill("first");
  await confirmWith(page, "Delete");
  await page.waitForURL(`**/${team}/clusters`);
  await seen(/no cluster/i);
  expect(watch.faults()).toEqual([]);
});

test("renames the blueprint, and deletes it", async () => {
  await page.goto(`/${team}/blueprints/first`);
  await press("More acts");
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("second");
  await press("Rename");
  await page.waitForURL(`**/${team}/blueprints/second`);
  await page.getByRole("heading", { level: 1, name: "second" }).waitFor();
  await seen("No fault");
  await press("More acts");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // The menu's entry is gone: its button has the focus again.
  expect(await focusedName(page)).toBe("More acts");
  await press("More acts");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("second");
  await confirmWith(page, "Delete");
  await page.waitForURL(`**/${team}/blueprints`);
  await seen("No blueprint yet");
  expect(watch.faults()).toEqual([]);
});
