import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { containersWith, openTestbed, type Testbed } from "@slipway/lab/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSlipway, slipwayJson } from "./run-slipway.ts";
import { webBlueprint } from "./web-blueprint.ts";

let bed: Testbed;
const folder = mkdtempSync(path.join(tmpdir(), "slipway-cli-"));

const env = () => ({ SLIPWAY_URL: bed.control.url, SLIPWAY_KEY: bed.control.apiKey });
const slipway = (argv: string[], stdin?: string) => runSlipway(argv, { env: env(), stdin });
const json = <T>(argv: string[]) => slipwayJson<T>(argv, { env: env() });

function blueprint(name: string, source: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return file;
}

beforeAll(async () => {
  bed = await openTestbed({ timeDivisor: 10 });
});

afterAll(() => bed?.close());

test("a blueprint's faults are all named, with place and remedy, and the exit code is 1", async () => {
  const broken = blueprint(
    "broken.js",
    `const { Machine, Container } = require('slipway');\nnew Machine({ provider: 'moon' });\nnew Container({ image: 'busybox', colour: 'red' });\n`,
  );
  const { code, stderr, stdout } = await slipway(["validate", broken]);
  expect(code).toBe(1);
  expect(stderr + stdout).toMatch(/broken\.js:2/);
  expect(stderr + stdout).toMatch(/broken\.js:3/);
  expect(stderr + stdout).toContain("colour");
});

test("the whole life of a cluster by the CLI", async () => {
  const first = blueprint("web.js", webBlueprint({ secret: "token" }));
  expect((await slipway(["validate", first])).code).toBe(0);
  expect(await slipway(["secret", "set", "token", "s3cret-value"])).toMatchObject({ code: 0, stdout: "" });
  expect((await slipway(["secret", "ls"])).stdout).not.toContain("s3cret-value");

  expect((await slipway(["start", "shop", first])).code).toBe(0);
  const { machines, tasks } = await json<{ machines: Record<string, string>[]; tasks: Record<string, string>[] }>(["ps", "shop"]);
  expect(Object.keys(machines[0] ?? {})).toEqual(expect.arrayContaining(["id", "name", "role", "state", "provider", "address"]));
  expect(Object.keys(tasks[0] ?? {})).toEqual(expect.arrayContaining(["service", "name", "machine", "state", "startedAt"]));
  expect(machines.map((machine) => machine.id)).toContain(tasks[0]?.machine);

  expect(await slipway(["exec", "shop", "quiet-1", "--", "sh", "-c", "echo $TOKEN; exit 7"])).toMatchObject({ code: 7 });
  expect(await slipway(["exec", "shop", "quiet-1", "--", "cat", "/run/slipway/env"])).toMatchObject({
    stdout: expect.stringContaining("s3cret-value"),
  });
  expect((await slipway(["ssh", "shop", "worker-1", "--", "hostname"])).stdout.trim()).toBe("worker-1");
  expect((await slipway(["ssh", "shop", "worker-1", "--", "sh", "-c", "docker inspect $(docker ps -aq)"])).stdout).not.toContain(
    "s3cret-value",
  );

  expect((await slipway(["plan", "shop", first])).code).toBe(0);
  expect(await slipway(["apply", "shop", first])).toMatchObject({ code: 0, stdout: expect.stringMatching(/no change/i) });
  const second = blueprint("web2.js", webBlueprint({ secret: "token", greeting: "bonjour" }));
  const planned = await slipway(["plan", "shop", second]);
  expect(planned.code).toBe(2);
  expect(planned.stdout).toContain("env.GREETING");
  expect((await slipway(["apply", "shop", second])).code).toBe(0);
  expect((await slipway(["scale", "shop", "quiet=2"])).code).toBe(0);
  expect((await json<{ tasks: { service: string }[] }>(["ps", "shop"])).tasks.filter((task) => task.service === "quiet")).toHaveLength(2);
  expect((await slipway(["logs", "shop", "quiet-1"])).stdout).toContain("quiet is up");
  expect((await slipway(["events", "shop"])).stdout).toContain("operation.succeeded");

  expect((await slipway(["stop", "shop", "--wait"])).code).toBe(0);
  expect(await containersWith("slipway.cluster=shop").then((all) => all.length)).toBe(0);
  expect((await slipway(["ps", "nowhere"])).code).toBe(1);
});
