import { waitUntil } from "../../../testbed/wait-until.ts";
import type { Caller } from "../../wire/caller.ts";

export interface Attempt {
  status: number | null;
  error: string | null;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

export interface Delivery {
  id: string;
  state: "pending" | "delivered" | "given_up";
  eventId: string;
  lastStatus: number | null;
  lastError: string | null;
  body: string;
  latestAttempts: Attempt[];
}

export interface MadeWebhook {
  id: string;
  secret: string;
}

/** For one URL, told of tests alone. */
export const makeWebhook = (admin: Caller, url: string): Promise<MadeWebhook> =>
  admin.make<MadeWebhook>("POST", "/webhooks", { url, types: ["webhook.test"] });

export const dropWebhook = (admin: Caller, id: string): Promise<unknown> => admin.make("DELETE", `/webhooks/${id}`);

/** A test delivery, once it has got through or was given up: it is tried once. */
export async function testDelivery(admin: Caller, webhookId: string): Promise<Delivery> {
  const { id } = await admin.make("POST", `/webhooks/${webhookId}/test`, {});
  return settledDelivery(admin, { webhookId, id });
}

export async function settledDelivery(admin: Caller, { webhookId, id }: { webhookId: string; id: string }): Promise<Delivery> {
  const look = async (): Promise<Delivery | null> => {
    const delivery = await admin.make<Delivery>("GET", `/webhooks/${webhookId}/deliveries/${id}`);
    return delivery.state === "pending" ? null : delivery;
  };
  return (await waitUntil(`delivery ${id} of a test`, look, { timeoutMs: 60_000 })).value;
}
