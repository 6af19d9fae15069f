import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { withBoundaries } from "./boundaries.ts";
import { crashHook } from "./crash-hook.ts";

it("writes both sides of every call, counted by name, and leaves ignored and failed ones out", async () => {
  const journalPath = path.join(mkdtempSync(path.join(tmpdir(), "slipway-journal-")), "journal");
  const port = {
    name: "fake",
    createMachine: async (id: string) => `made ${id}`,
    deleteMachine: () => Promise.reject(new Error("no")),
    listMachines: async () => [],
  };
  const watched = withBoundaries(port, { name: "provider", hook: crashHook({ journalPath }) }, { ignore: ["listMachines"] });
  expect(watched.name).toBe("fake");
  expect(await watched.createMachine("a")).toBe("made a");
  await watched.listMachines();
  await watched.createMachine("b");
  await expect(watched.deleteMachine()).rejects.toThrow("no");
  expect(readFileSync(journalPath, "utf8").trim().split("\n")).toEqual([
    "provider.createMachine#1:before",
    "provider.createMachine#1:after",
    "provider.createMachine#2:before",
    "provider.createMachine#2:after",
    "provider.deleteMachine#1:before",
  ]);
});
