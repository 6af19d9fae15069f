import type { AnswerCache, ReadAnswer } from "@slipway/core/ports";
import { expect, it } from "vitest";
import { z } from "zod";
import { jsonOf } from "./answer-json.ts";
import type { RequestScope } from "./context.ts";
import { defineUsecase } from "./define-usecase.ts";
import { recordingScope } from "./testing-scope.ts";

const thing = defineUsecase({
  name: "things.get",
  kind: "query",
  kept: "cluster",
  action: "read",
  rest: { method: "GET", path: "/things/{thing}", status: 200 },
  summary: "A thing.",
  input: z.strictObject({ thing: z.string(), limit: z.coerce.number<number>().default(50) }),
  output: z.object({ thing: z.string() }),
  async run({ answersFor }, input) {
    if (input.thing !== "nobody's") answersFor(`cluster of ${input.thing}`);
    return { thing: input.thing, hidden: "never leaves" };
  },
});

const all = defineUsecase({
  name: "things.list",
  kind: "query",
  kept: "team",
  action: "read",
  rest: { method: "GET", path: "/things", status: 200 },
  summary: "All things.",
  input: z.strictObject({}),
  output: z.array(z.string()),
  run: async () => ["a"],
});

/** A cache that keeps for ever and writes down what it is told. */
function recordingCache() {
  const kept = new Map<string, ReadAnswer>();
  const answers: AnswerCache = {
    async get(key, read) {
      const known = kept.get(key) ?? (await read());
      kept.set(key, known);
      return known;
    },
  };
  const within = (scope: RequestScope): RequestScope => ({ ...scope, ports: { ...scope.ports, answers } });
  return { kept, within };
}

it("an answer is kept as its output says, with its text and what it is made of", async () => {
  const { kept, within } = recordingCache();
  const { scope, transactions } = recordingScope("viewer");
  const first = await thing.execute(within(scope), { thing: "a" });
  const again = await thing.execute(within(scope), { thing: "a", limit: "50" });
  expect([first, again === first, transactions()]).toEqual([{ thing: "a" }, true, 1]);
  expect([...kept.values()]).toEqual([
    { value: { thing: "a" }, json: '{"thing":"a"}', madeOf: { teamId: "t1", clusterId: "cluster of a" } },
  ]);
  expect(jsonOf(again)).toBe('{"thing":"a"}');
  await all.execute(within(scope), {});
  expect([...kept.values()].at(-1)?.madeOf).toEqual({ teamId: "t1", clusterId: null });
  await thing.execute(within(scope), { thing: "nobody's" });
  expect([...kept.values()].at(-1)?.madeOf).toBeNull();
});

it("what is asked, of which team, within which reach: each has answers of its own", async () => {
  const { kept, within } = recordingCache();
  const { scope } = recordingScope("viewer");
  const as = (actor: Partial<RequestScope["actor"]>) => within({ ...scope, actor: { ...scope.actor, ...actor } });
  await thing.execute(as({}), { thing: "a" });
  await thing.execute(as({ id: "another key of the same team" }), { thing: "a" });
  expect(kept.size).toBe(1);
  await thing.execute(as({ teamId: "t2" }), { thing: "a" });
  await thing.execute(as({ reach: { clusterIds: ["c1"], projectIds: [] } }), { thing: "a" });
  await thing.execute(as({ reach: { clusterIds: [], projectIds: ["c1"] } }), { thing: "a" });
  await thing.execute(as({}), { thing: "b" });
  await thing.execute(as({}), { thing: "a", limit: 1 });
  await all.execute(as({}), {});
  expect(kept.size).toBe(7);
});

it("the cache is not even asked for who may not, or who asks wrongly", async () => {
  const { kept, within } = recordingCache();
  const { scope } = recordingScope("viewer");
  await all.execute(within(scope), {});
  const unable = within({ ...scope, actor: { ...scope.actor, actions: [] } });
  await expect(all.execute(unable, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(all.execute(within(scope), { other: 1 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(kept.size).toBe(1);
});

it("without a cache each request reads", async () => {
  const { scope, transactions } = recordingScope("viewer");
  await thing.execute(scope, { thing: "a" });
  await thing.execute(scope, { thing: "a" });
  expect(transactions()).toBe(2);
});
