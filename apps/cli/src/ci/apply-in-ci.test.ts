import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSlipway } from "@slipway/sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyInCi } from "./apply-in-ci.ts";
import type { Environment } from "./forge.ts";
import { openForge } from "./open-forge.ts";
import { commentStart, planOf } from "./plan-comment.ts";
import { planInCi } from "./plan-in-ci.ts";
import { openStage, type Stage } from "./testing-stage.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-ci-"));
const file = join(folder, "shop.js");
const event = join(folder, "event.json");
let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  writeFileSync(file, "// one\n");
  writeFileSync(event, JSON.stringify({ ref: "refs/heads/main" }));
});
afterEach(() => stage.close());

const forges: [string, () => Environment][] = [
  [
    "GitHub",
    () => ({
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: stage.url,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: "abc",
      GITHUB_TOKEN: "t",
    }),
  ],
  ["GitLab", () => ({ GITLAB_CI: "true", CI_API_V4_URL: stage.url, CI_PROJECT_ID: "1", CI_COMMIT_SHA: "abc", GITLAB_TOKEN: "t" })],
];

const firstPlan = "00000000-0000-4000-8000-000000000001";
const secondPlan = "00000000-0000-4000-8000-000000000002";

describe.each(forges)("on %s, by the commit of a push", (name, environment) => {
  const task = async () => ({
    api: createSlipway({ url: stage.url, key: "slw_test" }),
    forge: await openForge(environment()),
    cluster: "shop",
    file,
  });
  const plan = async () => planInCi(await task());
  const apply = async () => applyInCi(await task(), { timeoutMs: 0, note: () => undefined });
  const shown = () => stage.comments.map(({ body }) => planOf("shop", body));

  test("a stale plan is not applied: the new one is shown, and applied when the job runs again", async () => {
    await plan();
    stage.bumpRevision();
    await expect(apply()).rejects.toMatchObject({ code: "STALE", message: "The cluster has changed since the plan was made." });
    expect(shown()).toEqual([secondPlan]);
    expect(stage.comments[0]?.body).toContain("This is a new plan");
    expect(await apply()).toMatchObject({ exitCode: 0, operation: { state: "succeeded" } });
    expect(stage.changes).toEqual([`apply ${firstPlan}`, `apply ${secondPlan}`]);
  });

  test("another program than the plan's is not applied", async () => {
    await plan();
    writeFileSync(file, "// sneaked in\n");
    await expect(apply()).rejects.toMatchObject({ code: "STALE", message: expect.stringContaining("no plan that anybody could read") });
    expect(stage.changes).toEqual([]);
    expect(shown()).toEqual([secondPlan]);
  });

  test("a plan that somebody made up is not applied", async () => {
    stage.comments.push({ id: 5, body: `${commentStart("shop")}99999999-0000-4000-8000-000000000000 -->`, author: { id: 9 } });
    await expect(apply()).rejects.toMatchObject({ code: "STALE" });
    expect(stage.changes).toEqual([]);
    expect(shown().at(-1)).toBe(firstPlan);
    expect(stage.comments).toHaveLength(name === "GitHub" ? 1 : 2);
  });

  test("a token that may not is told of with what it needs", async () => {
    const forge = await openForge(environment());
    stage.forbidForge();
    await expect(forge.find("x")).rejects.toMatchObject({ code: "FORBIDDEN", remedy: expect.stringMatching(/GITHUB_TOKEN|GITLAB_TOKEN/) });
  });
});

test("outside of a forge's CI it says so", () => {
  expect(() => openForge({})).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
});
