import type { ClusterEvent } from "../events/index.ts";
import { TEST_EVENT, type WebhookEventType } from "./event-kinds.ts";

/** What is sent: the body of every delivery. Fields may be added; `version` grows when one changes its meaning. */
export interface WebhookEnvelope {
  /** The event's id; a receiver that has it already has had this event. */
  id: string;
  type: WebhookEventType;
  version: 1;
  /** ISO 8601. */
  created: string;
  /** Ids. */
  team: string;
  project: string | null;
  cluster: string | null;
  /** 1, 2, 3 … per cluster, without a gap; null when there is no cluster. */
  sequence: number | null;
  /** `key/<id>`, `user/<id>`, `slipway`. */
  actor: string;
  data: Record<string, unknown>;
}

interface Place {
  teamId: string;
  projectId: string | null;
}

export function eventEnvelope(event: ClusterEvent, { teamId, projectId }: Place): WebhookEnvelope {
  const { id, type, time, clusterId, sequence, actor, operationId, data } = event;
  return {
    id,
    type,
    version: 1,
    created: time,
    team: teamId,
    project: projectId,
    cluster: clusterId,
    sequence,
    actor,
    data: operationId === null ? data : { operationId, ...data },
  };
}

export function testEnvelope(test: { id: string; created: string; teamId: string; actor: string; webhookId: string }): WebhookEnvelope {
  const { id, created, teamId, actor, webhookId } = test;
  const data = { webhookId, message: "This is a test. Nothing has happened." };
  return { id, type: TEST_EVENT, version: 1, created, team: teamId, project: null, cluster: null, sequence: null, actor, data };
}
