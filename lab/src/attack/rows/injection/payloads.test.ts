import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { CANARY, optionPayloads, payloads, shellPayloads } from "./payloads.ts";

const directory = mkdtempSync("/tmp/slipway-payloads-");
const canaries = () => readdirSync("/tmp").filter((name) => `/tmp/${name}`.startsWith(CANARY));

afterAll(async () => {
  // Those that a line put into the background.
  await sleep(500);
  rmSync(directory, { recursive: true });
  for (const name of canaries()) rmSync(`/tmp/${name}`);
});

it("are more than forty of each kind, all different", () => {
  expect(shellPayloads.length).toBeGreaterThan(40);
  expect(optionPayloads.length).toBeGreaterThan(40);
  expect(new Set(payloads).size).toBe(payloads.length);
});

it("name the canary in most, and no placeholder is left", () => {
  expect(payloads.filter((text) => text.includes(CANARY)).length).toBeGreaterThan(70);
  expect(payloads.filter((text) => /touch C|[=> ]C$/.test(text))).toEqual([]);
});

it("work: pasted into a shell's line, they leave canaries", () => {
  const lines = (text: string): string[] => [`echo ${text}`, `echo '${text}'`, `echo "${text}"`, `true\n${text}`];
  for (const line of shellPayloads.flatMap(lines)) {
    try {
      execFileSync("bash", ["-c", line], { cwd: directory, stdio: "ignore", timeout: 5_000 });
    } catch {
      // Half of them are no valid line in half of the places.
    }
  }
  expect(canaries().length).toBeGreaterThan(30);
});
