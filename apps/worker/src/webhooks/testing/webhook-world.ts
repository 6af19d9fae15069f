import { randomBytes, randomUUID } from "node:crypto";
import { webhookTransport } from "@slipway/adapters/webhooks";
import { type Received, type Receiver, type ReceiverMode, startReceiver } from "@slipway/adapters/webhooks/testing";
import { type EventType, eventTypes } from "@slipway/core/events";
import type { Clock, SecretStore, WebhookQueue } from "@slipway/core/ports";
import { type Network, parseNetwork, type WebhookEnvelope, webhookSecret } from "@slipway/core/webhooks";
import { type Database, secretStore, webhookQueue } from "@slipway/db";
import { createTestCluster, createTestTeam } from "@slipway/db/testing";
import { jsonLog } from "../../log.ts";
import { deliverWebhooks } from "../deliver-webhooks.ts";

export const loopback = [parseNetwork("127.0.0.0/8") as Network];

export interface TestHook {
  webhookId: string;
  teamId: string;
  secret: string;
  receiver: Receiver;
}

export interface WebhookWorld {
  database: Database;
  secrets: SecretStore;
  masterKey: Uint8Array;
  queue: WebhookQueue;
  clock: Clock;
  /** Lets the clock that retries go by leap. */
  leap(ms: number): void;
  /** Ends with the world. */
  startSender(): { stop(): Promise<void> };
  team(): Promise<string>;
  cluster(teamId: string): Promise<string>;
  hook(
    teamId: string,
    options?: { mode?: ReceiverMode; types?: EventType[]; clusterIds?: string[]; projectIds?: string[] },
  ): Promise<TestHook>;
  /** Events of changing kinds; returns the cluster's sequence number afterwards. */
  record(teamId: string, clusterId: string, count: number): Promise<number>;
  close(): Promise<void>;
}

export function webhookWorld(database: Database, { timeDivisor = 1 } = {}): WebhookWorld {
  let offsetMs = 0;
  const clock = { now: () => Date.now() + offsetMs };
  const masterKey = new Uint8Array(randomBytes(32));
  const secrets = secretStore(database, { masterKey });
  const queue = webhookQueue(database, { clock, timeDivisor });
  const senders: { stop(): Promise<void> }[] = [];
  const receivers: Receiver[] = [];
  return {
    database,
    secrets,
    masterKey,
    queue,
    clock,
    leap(ms) {
      offsetMs += ms;
    },
    startSender() {
      // Impatient: receivers that hang are left soon, and the queue is asked often.
      const transport = webhookTransport({ networks: loopback, timeDivisor: 10 });
      const log = jsonLog(process.env.SLIPWAY_TEST_LOG ? undefined : () => undefined);
      const metrics = { webhookDelivery: () => undefined };
      const sender = deliverWebhooks({ queue, transport, secrets, clock, random: Math.random, timeDivisor: 10, log, metrics });
      senders.push(sender);
      return sender;
    },
    team: async () => (await createTestTeam(database)).teamId,
    cluster: async (teamId) => (await createTestCluster(database, teamId, `c-${randomUUID().slice(0, 8)}`)).id,
    async hook(teamId, { mode, types = [], clusterIds = [], projectIds = [] } = {}) {
      const receiver = await startReceiver(mode);
      receivers.push(receiver);
      const secret = webhookSecret(randomBytes(32));
      const secretName = randomUUID();
      await secrets.put({ teamId, scope: "webhook", name: secretName }, secret);
      const webhook = { url: receiver.url, description: "", types, clusterIds, projectIds, secretName, createdBy: "user/test" };
      const { id } = await database.forTeam(teamId).transaction((tx) => tx.webhooks.create(webhook));
      return { webhookId: id, teamId, secret, receiver };
    },
    record: (teamId, clusterId, count) =>
      database.forTeam(teamId).transaction(async (tx) => {
        const type = (at: number) => eventTypes[at % eventTypes.length] ?? "task.placed";
        await tx.events.record(
          clusterId,
          Array.from({ length: count }, (_, at) => ({ type: type(at), data: { at } })),
        );
        return (await tx.clusters.find(clusterId))?.lastSequence ?? 0;
      }),
    async close() {
      await Promise.all(receivers.map((receiver) => receiver.close()));
      await Promise.all(senders.map((sender) => sender.stop()));
    },
  };
}

export const envelopeOf = ({ body }: Received): WebhookEnvelope => JSON.parse(body) as WebhookEnvelope;

/** Numbers of a cluster's events in the order that they came for the first time. */
export function firstSequences({ received }: Receiver, clusterId: string): number[] {
  const own = received.map(envelopeOf).filter(({ cluster }) => cluster === clusterId);
  return [...new Set(own.map(({ sequence }) => sequence ?? 0))];
}

export const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);
