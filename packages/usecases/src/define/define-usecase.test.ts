import { AppError } from "@slipway/core/errors";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineStream, defineUsecase } from "./index.ts";
import { recordingScope } from "./testing-scope.ts";

const renamed = defineUsecase({
  name: "things.rename",
  kind: "command",
  action: "operate",
  rest: { method: "POST", path: "/things/{thing}", status: 200 },
  summary: "Renames a thing.",
  input: z.strictObject({ thing: z.string(), name: z.string().min(3), size: z.int().min(1).default(1) }),
  output: z.object({ name: z.string() }),
  run: async ({ afterCommit }, { name }) => {
    if (name === "refused") throw new AppError("CONFLICT", "Taken.");
    if (name === "broken") throw new Error("a bug");
    afterCommit(async () => undefined);
    return { name, hidden: "never leaves" };
  },
  audit: ({ thing }, { name }) => ({ target: `thing/${thing}`, detail: { name } }),
});

describe("a command", () => {
  it("answers what its output says and nothing else, with one audit row in its transaction", async () => {
    const { scope, audited, transactions } = recordingScope();
    expect(await renamed.execute(scope, { thing: "a", name: "new" })).toEqual({ name: "new" });
    expect(audited).toEqual([
      expect.objectContaining({ action: "things.rename", outcome: "done", target: "thing/a", detail: { name: "new" }, actor: "key/k1" }),
    ]);
    expect(transactions()).toBe(1);
  });

  it("is refused to a role without the right, and the refusal is audited", async () => {
    const { scope, audited } = recordingScope("viewer");
    await expect(renamed.execute(scope, { thing: "a", name: "new" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(audited).toEqual([expect.objectContaining({ outcome: "denied", action: "things.rename" })]);
  });

  it("names every fault at once, unknown fields too", async () => {
    const { scope } = recordingScope();
    const faulty = renamed.execute(scope, { thing: 1, name: "x", size: 0, "a/b": true });
    await expect(faulty).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const error = await faulty.catch((thrown: AppError) => thrown);
    expect((error as AppError).faults.map((fault) => fault.path).sort()).toEqual(["/a~1b", "/name", "/size", "/thing"]);
  });

  it("audits what was allowed and then refused, and not what is our own fault", async () => {
    const { scope, audited } = recordingScope();
    await expect(renamed.execute(scope, { thing: "a", name: "refused" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(audited).toEqual([expect.objectContaining({ outcome: "refused", detail: { code: "CONFLICT" } })]);
    await expect(renamed.execute(scope, { thing: "a", name: "broken" })).rejects.toThrow("a bug");
    expect(audited).toHaveLength(1);
  });
});

describe("the order of things", () => {
  const told: string[] = [];
  const ordered = defineUsecase({
    name: "things.make",
    kind: "command",
    action: "operate",
    rest: { method: "POST", path: "/things", status: 201 },
    summary: "Makes a thing.",
    input: z.strictObject({}),
    output: z.null(),
    prepare: async () => told.push("prepare"),
    run: async ({ afterCommit }) => {
      told.push("run");
      afterCommit(async () => {
        told.push("hook");
        throw new Error("nobody's trouble");
      });
      return null;
    },
    deliver: async () => {
      told.push("deliver");
      return null;
    },
  });

  it("prepares, runs, commits, tells, delivers", async () => {
    const { scope } = recordingScope("member", { onCommit: () => told.push("commit") });
    await ordered.execute(scope, {});
    expect(told).toEqual(["prepare", "run", "commit", "hook", "deliver"]);
  });
});

describe("a stream", () => {
  const counted = defineStream({
    name: "things.stream",
    kind: "stream",
    action: "read",
    rest: { method: "GET", path: "/things/stream" },
    summary: "Counts.",
    input: z.strictObject({ from: z.coerce.number() }),
    output: z.object({ n: z.number() }),
    open: async (_, { from }) => from,
    async *items(_, from) {
      yield { id: String(from), data: { n: from, hidden: 1 } };
    },
  });

  it("opens before it flows, and gives what its output says", async () => {
    const { scope } = recordingScope("viewer");
    const items = await counted.open(scope, { from: "7" }, new AbortController().signal);
    expect(await items.next()).toEqual({ done: false, value: { id: "7", data: { n: 7 } } });
    expect((await items.next()).done).toBe(true);
    await expect(counted.open(scope, { from: "x" }, new AbortController().signal)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});
