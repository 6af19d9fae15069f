import type { AttemptError, WebhookEventType } from "@slipway/core/webhooks";
import type { Webhook, WebhookAttempt, WebhookDelivery } from "../generated/prisma/client.ts";
import { fromJson, isoTime, isoTimeOrNull } from "../json.ts";

export interface WebhookRow {
  id: string;
  url: string;
  description: string;
  /** None: every kind. */
  types: WebhookEventType[];
  /** None of either: all of the team's. */
  clusterIds: string[];
  projectIds: string[];
  enabled: boolean;
  failingSince: string | null;
  disabledAt: string | null;
  disabledReason: "asked" | "failing" | null;
  /** Until then two secrets sign. */
  previousSecretUntil: string | null;
  createdBy: string;
  createdAt: string;
}

export type DeliveryKind = "event" | "test" | "redelivery";
export type DeliveryState = "pending" | "delivered" | "given_up";

export interface DeliveryRow {
  id: string;
  webhookId: string;
  kind: DeliveryKind;
  state: DeliveryState;
  eventId: string;
  type: WebhookEventType;
  clusterId: string | null;
  sequence: number | null;
  redeliveryOf: string | null;
  attempts: number;
  lastStatus: number | null;
  lastError: AttemptError | null;
  createdAt: string;
  nextAttemptAt: string | null;
  settledAt: string | null;
}

export interface AttemptRow {
  number: number;
  startedAt: string;
  durationMs: number;
  requestHeaders: Record<string, string>;
  status: number | null;
  responseHeaders: Record<string, string>;
  responseBody: string;
  truncated: boolean;
  error: AttemptError | null;
}

export function toWebhookRow(row: Webhook): WebhookRow {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: row.types as WebhookEventType[],
    clusterIds: row.clusterIds,
    projectIds: row.projectIds,
    enabled: row.enabled,
    failingSince: isoTimeOrNull(row.failingSince),
    disabledAt: isoTimeOrNull(row.disabledAt),
    disabledReason: row.disabledReason as WebhookRow["disabledReason"],
    previousSecretUntil: isoTimeOrNull(row.previousSecretUntil),
    createdBy: row.createdBy,
    createdAt: isoTime(row.createdAt),
  };
}

export function toDeliveryRow(row: Omit<WebhookDelivery, "body">): DeliveryRow {
  return {
    id: row.id,
    webhookId: row.webhookId,
    kind: row.kind as DeliveryKind,
    state: row.state as DeliveryState,
    eventId: row.eventId,
    type: row.type as WebhookEventType,
    clusterId: row.clusterId,
    sequence: row.sequence,
    redeliveryOf: row.redeliveryOf,
    attempts: row.attempts,
    lastStatus: row.lastStatus,
    lastError: row.lastError as AttemptError | null,
    createdAt: isoTime(row.createdAt),
    nextAttemptAt: isoTimeOrNull(row.nextAttemptAt),
    settledAt: isoTimeOrNull(row.settledAt),
  };
}

export function toAttemptRow(row: WebhookAttempt): AttemptRow {
  return {
    number: row.number,
    startedAt: isoTime(row.startedAt),
    durationMs: row.durationMs,
    requestHeaders: fromJson<Record<string, string>>(row.requestHeaders),
    status: row.status,
    responseHeaders: fromJson<Record<string, string>>(row.responseHeaders),
    responseBody: row.responseBody,
    truncated: row.truncated,
    error: row.error as AttemptError | null,
  };
}
