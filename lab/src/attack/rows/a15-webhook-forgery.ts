import { setTimeout as sleep } from "node:timers/promises";
import type { AttackRange } from "../attack-range.ts";
import type { AttackResult, AttackRow } from "../attack-row.ts";
import type { Caller } from "../wire/caller.ts";
import { type Heard, type OutsideReceiver, openReceiver } from "./outside/open-receiver.ts";
import { verdict } from "./verdict.ts";
import { isAccepted, mutations, type Signed } from "./webhooks/reference-library.ts";
import { dropWebhook, type MadeWebhook, makeWebhook, settledDelivery, testDelivery } from "./webhooks/test-delivery.ts";
import { withoutSecret } from "./webhooks/without-secret.ts";

interface Scene {
  range: AttackRange;
  admin: Caller;
  receiver: OutsideReceiver;
  hook: MadeWebhook;
}

const TOLERANCE_MS = 300_000;
const SECOND_MS = 1_000;

export const webhookForgery: AttackRow = {
  id: "A15",
  title: "webhook forgery and replay at the receiver's side",
  async *run(range) {
    const { admin } = range.ours.callers;
    const receiver = await openReceiver();
    const hook = await makeWebhook(admin, `${receiver.origin}/a15`);
    const scene = { range, admin, receiver, hook };
    try {
      yield* forged(scene);
      yield* repeated(scene);
      yield* rotated(scene);
      yield* withoutSecret({ range, admin, receiver, webhookId: hook.id });
    } finally {
      await dropWebhook(admin, hook.id);
      await receiver.close();
    }
  },
};

/** The message that a test has brought; undefined: none came. */
async function arrived({ admin, receiver }: Scene, webhookId: string): Promise<Heard | undefined> {
  const { eventId } = await testDelivery(admin, webhookId);
  return (await receiver.heard()).findLast(({ headers }) => headers["webhook-id"] === eventId);
}

async function sent(scene: Scene, webhookId = scene.hook.id): Promise<Heard> {
  const message = await arrived(scene, webhookId);
  if (!message) throw new Error("A test delivery did not reach the receiver.");
  return message;
}

async function* forged(scene: Scene): AsyncGenerator<AttackResult> {
  const { secret } = scene.hook;
  const message = await sent(scene);
  yield verdict("a delivery verifies with the reference library", isAccepted(secret, message), () => message);
  for (const [part, changed] of mutations(message)) {
    const taken = changed.filter((one) => isAccepted(secret, one));
    const isWhole = changed.length > 0 && taken.length === 0;
    yield verdict(`each of ${changed.length} bytes of the ${part} changed, one by one, is refused`, isWhole, () => taken);
  }
  for (const [name, forgery] of forgeries(message)) {
    yield verdict(`${name} is refused`, !isAccepted(secret, forgery), () => forgery);
  }
}

function forgeries({ headers, body }: Signed): [string, Signed][] {
  const { "webhook-id": id = "", "webhook-timestamp": timestamp = "", "webhook-signature": signature = "" } = headers;
  const without = (name: string): Signed => ({ headers: { ...headers, [name]: "" }, body });
  const withHeaders = (more: Record<string, string>): Signed => ({ headers: { ...headers, ...more }, body });
  return [
    ["a message without its id", without("webhook-id")],
    ["a message without its time", without("webhook-timestamp")],
    ["a message without its signature", without("webhook-signature")],
    ["a signature of another version", withHeaders({ "webhook-signature": signature.replace("v1,", "v0,") })],
    ["a signature of asymmetric kind", withHeaders({ "webhook-signature": signature.replace("v1,", "v1a,") })],
    ["the time moved into the id", withHeaders({ "webhook-id": `${id}.${timestamp}`, "webhook-timestamp": "" })],
    ["a fresh time under an old signature", withHeaders({ "webhook-timestamp": String(Number(timestamp) + 1) })],
    ["the body of nothing", { headers, body: "" }],
    ["a body with something behind it", { headers, body: `${body} ` }],
  ];
}

async function* repeated(scene: Scene): AsyncGenerator<AttackResult> {
  const { admin, hook, receiver } = scene;
  const first = await sent(scene);
  const sentMs = Number(first.headers["webhook-timestamp"]) * SECOND_MS;
  const late = [TOLERANCE_MS + 2 * SECOND_MS, 24 * 3_600 * SECOND_MS, -TOLERANCE_MS - 2 * SECOND_MS];
  for (const afterMs of late) {
    const name = `a replay ${afterMs / SECOND_MS} s after it was sent is refused`;
    yield verdict(name, !isAccepted(hook.secret, first, sentMs + afterMs), () => first.headers);
  }
  const { id } = (await admin.make<{ items: { id: string; eventId: string }[] }>("GET", `/webhooks/${hook.id}/deliveries`)).items.find(
    ({ eventId }) => eventId === first.headers["webhook-id"],
  ) ?? { id: "" };
  // Times are of whole seconds: the repeat's has to be another.
  await sleep(SECOND_MS);
  const repeat = await admin.make("POST", `/webhooks/${hook.id}/deliveries/${id}/redeliver`, {});
  await settledDelivery(admin, { webhookId: hook.id, id: repeat.id });
  const second = (await receiver.heard()).findLast(({ headers }) => headers["webhook-id"] === first.headers["webhook-id"]);
  const isSame =
    second !== undefined && second.body === first.body && second.headers["webhook-timestamp"] !== first.headers["webhook-timestamp"];
  const holds = second !== undefined && isSame && isAccepted(hook.secret, second);
  yield verdict("a redelivery has the same id and bytes, its own time and a signature that holds", holds, () => [first, second]);
}

async function* rotated(scene: Scene): AsyncGenerator<AttackResult> {
  const { admin, hook, receiver } = scene;
  const other = await makeWebhook(admin, `${receiver.origin}/a15-other`);
  const rotate = async () => (await admin.make<MadeWebhook>("POST", `/webhooks/${hook.id}/rotate-secret`, {})).secret;
  const second = await rotate();
  const during = await sent(scene);
  const signatures = during.headers["webhook-signature"]?.split(" ") ?? [];
  yield verdict("after a rotation there are two signatures", signatures.length === 2, () => during.headers);
  yield verdict("the new secret verifies it", isAccepted(second, during), () => during.headers);
  yield verdict("the secret before it verifies it", isAccepted(hook.secret, during), () => during.headers);
  yield verdict("another webhook's secret does not", !isAccepted(other.secret, during), () => during.headers);
  const third = await rotate();
  const after = await sent(scene);
  yield verdict("after two rotations the newest two verify", isAccepted(third, after) && isAccepted(second, after), () => after.headers);
  yield verdict("and the one before them does not", !isAccepted(hook.secret, after), () => after.headers);
  const secrets = [hook.secret, second, third, other.secret];
  const areStrong = secrets.every((secret) => Buffer.from(secret.replace("whsec_", ""), "base64").length >= 24);
  yield verdict(
    "each secret is of 24 random bytes at least, and none is another",
    areStrong && new Set(secrets).size === 4,
    () => "weak or equal secrets",
  );
  await dropWebhook(admin, other.id);
}
