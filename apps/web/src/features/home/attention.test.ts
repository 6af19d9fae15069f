import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import type { ApiKey } from "@slipway/usecases/keys/schemas";
import type { Operation } from "@slipway/usecases/operations/schemas";
import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import { expect, test } from "vitest";
import { needsAttention } from "./attention.ts";

const NOW = Date.parse("2026-06-01T00:00:00Z");
const DAY_MS = 86_400_000;

const cluster = (id: string, state: ClusterSummary["state"]) => ({ id, name: `${id}-name`, state });
const operation = (id: string, clusterId: string, state: Operation["state"]): Operation => ({
  id,
  clusterId,
  kind: "apply",
  state,
  targetRevision: 1,
  previousRevision: null,
  planId: null,
  reason: null,
  cancelRequested: false,
  failure: state === "failed" ? { code: "CAPACITY", message: "No room.", remedy: "Wait." } : null,
  createdBy: "user/u",
  createdAt: "2026-01-01T00:00:00Z",
  startedAt: "2026-01-01T00:00:00Z",
  endedAt: state === "running" || state === "pending" ? null : "2026-01-01T00:01:00Z",
});
const webhook = (id: string, more: Partial<Webhook>): Webhook => ({
  id,
  url: "https://hooks.example.test/in",
  description: "",
  types: [],
  clusterIds: [],
  projectIds: [],
  enabled: true,
  state: "active",
  notice: null,
  failingSince: null,
  disabledAt: null,
  disabledReason: null,
  previousSecretUntil: null,
  createdBy: "user/u",
  createdAt: "2026-01-01T00:00:00Z",
  ...more,
});
const key = (id: string, expiresInMs: number | null, revokedAt: string | null = null): ApiKey => ({
  id,
  name: id,
  holder: { kind: "user", id: "u", name: "Ada" },
  actions: null,
  clusterIds: [],
  projectIds: [],
  prefix: "slw_live_a",
  createdAt: "2026-01-01T00:00:00Z",
  expiresAt: expiresInMs === null ? null : new Date(NOW + expiresInMs).toISOString(),
  lastUsedAt: null,
  revokedAt,
});
const nothing = { clusters: [], operations: [], webhooks: [], keys: [], nowMs: NOW };

test("a cluster's last ended operation counts: a failure made good since does not", () => {
  const known = {
    ...nothing,
    clusters: [cluster("a", "running"), cluster("b", "running"), cluster("c", "updating")],
    operations: [
      operation("6", "c", "running"),
      operation("5", "a", "succeeded"),
      operation("4", "b", "failed"),
      operation("3", "c", "failed"),
      operation("2", "a", "failed"),
    ],
  };
  expect(needsAttention(known).map(({ id }) => id)).toEqual(["4", "3"]);
  expect(needsAttention(known)[0]).toMatchObject({ text: "No room. Wait.", to: { kind: "timeline", cluster: "b-name" } });
});

test("a degraded cluster is told once, with its failure when there is one", () => {
  const known = { ...nothing, clusters: [cluster("a", "degraded"), cluster("b", "degraded")], operations: [operation("1", "a", "failed")] };
  expect(needsAttention(known).map(({ title }) => title)).toEqual(["a-name: apply failed, and it is degraded", "b-name is degraded"]);
});

test("webhooks that were disabled by failing come before those that fail; one switched off by hand is no news", () => {
  const webhooks = [
    webhook("fails", { state: "failing" }),
    webhook("off", { state: "disabled", disabledReason: "asked" }),
    webhook("dead", { state: "disabled", disabledReason: "failing", notice: "Off since Monday." }),
  ];
  expect(needsAttention({ ...nothing, webhooks }).map(({ id, tone }) => [id, tone])).toEqual([
    ["dead", "bad"],
    ["fails", "warn"],
  ]);
});

test("keys are told of in the two weeks before they end", () => {
  const keys = [
    key("soon", 3 * DAY_MS),
    key("later", 30 * DAY_MS),
    key("over", -DAY_MS),
    key("never", null),
    key("revoked", DAY_MS, "2026-05-01T00:00:00Z"),
  ];
  expect(needsAttention({ ...nothing, keys }).map(({ id }) => id)).toEqual(["soon"]);
});
