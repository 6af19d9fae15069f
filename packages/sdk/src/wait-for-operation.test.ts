import { afterEach, expect, test } from "vitest";
import { createSlipway } from "./create-slipway.ts";
import { OperationTimeout } from "./operation-timeout.ts";
import { type TestingApi, testingApi } from "./testing-api.ts";

let api: TestingApi;
afterEach(() => api?.close());

const operation = (state: string, ...steps: string[]) => ({
  body: { id: "op", kind: "start", state, steps: steps.map((stepState, at) => ({ id: `s${at}`, key: `step ${at}`, state: stepState })) },
});

test("each step is told once when it begins and once when it ends, and the end is what it was", async () => {
  const looks = [
    operation("pending", "pending"),
    operation("running", "running", "pending"),
    operation("running", "running", "running"),
    operation("failed", "succeeded", "failed"),
  ];
  api = await testingApi((_, count) => looks[count - 1] ?? { status: 500 });
  const told: string[] = [];
  const ended = await createSlipway({ url: api.url, key: "k" }).waitForOperation(
    { id: "op" },
    { onStep: ({ key, state }) => void told.push(`${key} ${state}`) },
  );
  expect(ended.state).toBe("failed");
  expect(told).toEqual(["step 0 running", "step 1 running", "step 0 succeeded", "step 1 failed"]);
});

test("what has not ended in time goes on, and is thrown as it was seen last", async () => {
  api = await testingApi(() => operation("running"));
  const slipway = createSlipway({ url: api.url, key: "k" });
  const waiting = slipway.waitForOperation({ id: "op" }, { timeoutMs: 1 });
  await expect(waiting).rejects.toBeInstanceOf(OperationTimeout);
  await expect(waiting).rejects.toMatchObject({ operation: { id: "op", state: "running" } });
  await expect(slipway.waitForOperation({ id: "op" }, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/i);
});
