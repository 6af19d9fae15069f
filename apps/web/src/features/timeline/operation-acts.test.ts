import type { Operation } from "@slipway/usecases/operations/schemas";
import { expect, test } from "vitest";
import { operationActs } from "./operation-acts.ts";

const operation = (id: string, fields: Partial<Operation> = {}): Operation => ({
  id,
  clusterId: "c",
  kind: "apply",
  state: "running",
  targetRevision: 1,
  previousRevision: null,
  planId: null,
  reason: null,
  cancelRequested: false,
  failure: null,
  createdBy: "user/u",
  createdAt: "2026-01-01T00:00:00Z",
  startedAt: null,
  endedAt: null,
  ...fields,
});

test("what goes on can be cancelled, once, but for a stop", () => {
  expect(operationActs(operation("a", { kind: "stop" }), []).cancel).toBe(false);
  expect(operationActs(operation("a"), [operation("a")])).toEqual({ cancel: true, retry: false });
  const asked = operation("a", { cancelRequested: true });
  expect(operationActs(asked, [asked])).toEqual({ cancel: false, retry: false });
});

test("the newest change that failed can be retried, also after a heal", () => {
  const failed = operation("a", { state: "failed" });
  expect(operationActs(failed, [operation("h", { kind: "heal" }), failed])).toEqual({ cancel: false, retry: true });
  expect(operationActs({ ...failed, state: "cancelled" }, [failed]).retry).toBe(true);
});

test("neither a change that another followed, nor a heal, nor a success can be", () => {
  const failed = operation("a", { state: "failed" });
  expect(operationActs(failed, [operation("b"), failed]).retry).toBe(false);
  expect(operationActs({ ...failed, kind: "heal" }, [failed]).retry).toBe(false);
  expect(operationActs(operation("a", { state: "succeeded" }), [operation("a")]).retry).toBe(false);
});
