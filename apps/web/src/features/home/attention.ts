import type { ClusterSummary } from "@slipway/usecases/clusters/schemas";
import type { ApiKey } from "@slipway/usecases/keys/schemas";
import type { Operation } from "@slipway/usecases/operations/schemas";
import type { Webhook } from "@slipway/usecases/webhooks/schemas";
import type { Tone } from "../../ui/tone.ts";

/** What of a team somebody should look at, and where. */
export interface Attention {
  id: string;
  tone: Extract<Tone, "warn" | "bad">;
  title: string;
  text: string;
  at: string | null;
  /** Where to do something about it. */
  to: { kind: "cluster" | "timeline"; cluster: string } | { kind: "webhook"; webhook: string } | { kind: "keys" };
}

type KnownCluster = Pick<ClusterSummary, "id" | "name" | "state">;

interface Known {
  clusters: readonly KnownCluster[];
  /** Newest first. */
  operations: readonly Operation[];
  webhooks: readonly Webhook[];
  keys: readonly ApiKey[];
  nowMs: number;
}

const EXPIRES_SOON_MS = 14 * 86_400_000;

/** Worst first, then newest first. */
export function needsAttention(known: Known): Attention[] {
  const failures = failedOperations(known);
  const told = new Set(failures.map(({ to }) => ("cluster" in to ? to.cluster : "")));
  const degraded = known.clusters.filter(({ state, name }) => state === "degraded" && !told.has(name)).map(degradedCluster);
  const all = [...failures, ...degraded, ...known.webhooks.flatMap(failingWebhook), ...expiringKeys(known)];
  return all.sort((left, right) => Number(right.tone === "bad") - Number(left.tone === "bad"));
}

/** Of each cluster the last operation that came to an end, when it failed: what failed before it has been made good. */
function failedOperations({ clusters, operations }: Known): Attention[] {
  const lastEnded = new Map<string, Operation>();
  for (const operation of operations) {
    if (operation.endedAt && !lastEnded.has(operation.clusterId)) lastEnded.set(operation.clusterId, operation);
  }
  return clusters.flatMap(({ id, name, state }): Attention[] => {
    const last = lastEnded.get(id);
    if (last?.state !== "failed") return [];
    const remedy = last.failure?.remedy ? ` ${last.failure.remedy}` : "";
    return [
      {
        id: last.id,
        tone: "bad",
        title: `${name}: ${last.kind} failed${state === "degraded" ? ", and it is degraded" : ""}`,
        text: `${last.failure?.message ?? "No reason was given."}${remedy}`,
        at: last.endedAt,
        to: { kind: "timeline", cluster: name },
      },
    ];
  });
}

const degradedCluster = ({ id, name }: KnownCluster): Attention => ({
  id,
  tone: "warn",
  title: `${name} is degraded`,
  text: "Not everything that is wanted runs. Slipway is healing it, or waits for you.",
  at: null,
  to: { kind: "cluster", cluster: name },
});

/** One that somebody has switched off is no news. */
function failingWebhook({ id, url, state, disabledReason, notice, disabledAt, failingSince }: Webhook): Attention[] {
  const host = hostOf(url);
  const to = { kind: "webhook", webhook: id } as const;
  if (state === "disabled" && disabledReason === "failing")
    return [
      { id, tone: "bad", title: `Webhook to ${host} is disabled`, text: notice ?? "Its deliveries kept failing.", at: disabledAt, to },
    ];
  if (state === "failing")
    return [
      {
        id,
        tone: "warn",
        title: `Webhook to ${host} fails`,
        text: notice ?? "The last delivery did not get through.",
        at: failingSince,
        to,
      },
    ];
  return [];
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

function expiringKeys({ keys, nowMs }: Known): Attention[] {
  return keys
    .filter(({ expiresAt, revokedAt }) => expiresAt && !revokedAt && isSoon(Date.parse(expiresAt) - nowMs))
    .map(({ id, name, expiresAt, holder }) => ({
      id,
      tone: "warn",
      title: `API key ${name} expires soon`,
      text: `It is ${holder.name}'s. Make a new one and hand it over before what uses it stops.`,
      at: expiresAt,
      to: { kind: "keys" },
    }));
}

const isSoon = (leftMs: number): boolean => leftMs > 0 && leftMs < EXPIRES_SOON_MS;
