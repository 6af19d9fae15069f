import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { planOf } from "./plan-comment.ts";
import { openStage, type Stage } from "./testing-stage.ts";

const recipes = join(import.meta.dirname, "../../../../ci");
const folder = mkdtempSync(join(tmpdir(), "slipway-ci-"));
const blueprint = join(folder, "shop.js");
const event = join(folder, "event.json");
let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  writeFileSync(blueprint, "// one\n");
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, merged: true } }));
});
afterEach(() => stage.close());

type Command = "plan" | "apply";
interface Recipe {
  name: string;
  run(command: Command): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

interface ActionStep {
  name: string;
  if?: string;
  env?: Record<string, string>;
  run?: string;
  shell?: string;
}

/** The step that the action would run, with its expressions filled in as GitHub does. */
const github: Recipe = {
  name: "the GitHub action",
  run(command) {
    const action = parse(readFileSync(join(recipes, "github/action.yml"), "utf8")) as {
      inputs: Record<string, { default?: string }>;
      runs: { steps: ActionStep[] };
    };
    const values: Record<string, string | undefined> = {
      "github.token": "forge-token",
      "inputs.command": command,
      "inputs.cluster": "shop",
      "inputs.blueprint": blueprint,
      "inputs.timeout": action.inputs.timeout?.default,
    };
    const step = action.runs.steps.find(({ if: condition }) => condition === `inputs.command == '${command}'`);
    const own = Object.entries(step?.env ?? {}).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => values[expression] ?? `unknown ${expression}`),
    ]);
    return runShell(step?.run ?? "false", {
      ...Object.fromEntries(own),
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: join(recipes, "github"),
      GITHUB_API_URL: stage.url,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: "abc",
    });
  },
};

/** The job's script, in its own kind of pipeline: on the default branch no variable names the request. */
const gitlab: Recipe = {
  name: "the GitLab template",
  run(command) {
    const template = parse(readFileSync(join(recipes, "gitlab/slipway.yml"), "utf8")) as Record<string, { script: string[] }>;
    return runShell((template[`slipway ${command}`]?.script ?? ["false"]).join("\n"), {
      GITLAB_CI: "true",
      GITLAB_TOKEN: "forge-token",
      CI_API_V4_URL: stage.url,
      CI_PROJECT_ID: "1",
      CI_COMMIT_SHA: "abc",
      CI_PROJECT_URL: "https://forge.test",
      ...(command === "plan" ? { CI_MERGE_REQUEST_IID: "7" } : {}),
      SLIPWAY_CLI: join(recipes, "../apps/cli/src/main.ts"),
      CLUSTER: "shop",
      BLUEPRINT: blueprint,
    });
  },
};

function runShell(script: string, environment: Record<string, string>) {
  const { PATH = "" } = process.env;
  const env = { PATH, HOME: folder, SLIPWAY_HOME: folder, SLIPWAY_URL: stage.url, SLIPWAY_KEY: "slw_test", ...environment };
  const child = spawn("bash", ["-e", "-c", script], { env, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (bytes: Buffer) => stdout.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => stderr.push(bytes));
  const read = (parts: Buffer[]) => Buffer.concat(parts).toString("utf8");
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, stdout: read(stdout), stderr: read(stderr) })),
  );
}

const firstPlan = "00000000-0000-4000-8000-000000000001";
const secondPlan = "00000000-0000-4000-8000-000000000002";

describe.each([github, gitlab])("$name", ({ run }) => {
  const shown = () => stage.comments.map(({ body }) => planOf("shop", body));

  test("writes one comment, updates it on the next push, and applies exactly its plan on merge", async () => {
    stage.comments.push({ id: 1, body: "Looks good", author: { id: 9 } });
    expect(await run("plan")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ service web") });
    expect(shown()).toEqual([undefined, firstPlan]);
    writeFileSync(blueprint, "// two\n");
    expect((await run("plan")).code).toBe(0);
    expect(shown()).toEqual([undefined, secondPlan]);
    expect(await run("apply")).toMatchObject({ code: 0, stdout: "apply succeeded\n" });
    expect(stage.changes).toEqual([`apply ${secondPlan}`]);
    expect(stage.comments).toHaveLength(2);
    expect(stage.comments[1]?.body).toContain("**Applied: apply succeeded**");
    expect(stage.comments[0]?.body).toBe("Looks good");
  }, 120_000);
});

test("no step of a recipe writes an expression into its script: names come by the environment", () => {
  const { runs } = parse(readFileSync(join(recipes, "github/action.yml"), "utf8")) as { runs: { steps: ActionStep[] } };
  const scripts = runs.steps.flatMap(({ run = "" }) => run);
  expect(scripts.filter((script) => script.includes("ci "))).toHaveLength(2);
  for (const script of scripts) expect(script).not.toContain("${{");
});

test("the how-to's examples are YAML, and give the action and the template what they ask for", () => {
  const howTo = readFileSync(join(recipes, "../docs/how-to/ci.md"), "utf8");
  const example = (firstLine: string) => {
    const from = howTo.indexOf(`    ${firstLine}\n`);
    const block = /^(?: {4}.*\n|\n(?= {4}))+/.exec(howTo.slice(from))?.[0] ?? "";
    return parse(block.replaceAll(/^ {4}/gm, "")) as Record<string, unknown>;
  };
  const { inputs } = parse(readFileSync(join(recipes, "github/action.yml"), "utf8")) as { inputs: Record<string, { required?: boolean }> };
  const { jobs } = example("name: shop") as { jobs: Record<Command, { steps: { uses: string; with?: object }[] }> };
  for (const command of ["plan", "apply"] as const) {
    const step = jobs[command].steps.find(({ uses }) => uses.endsWith("/ci/github@<ref>"));
    expect(step?.with).toMatchObject({ command });
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
    for (const [name, { required }] of Object.entries(inputs)) if (required) expect(step?.with).toHaveProperty(name);
  }
  const { variables } = example("include:") as { variables: object };
  const template = readFileSync(join(recipes, "gitlab/slipway.yml"), "utf8");
  for (const name of Object.keys(variables)) expect(template).toContain(`$${name}`);
});
