import path from "node:path";
import { pathToFileURL } from "node:url";
import { openTestbed } from "../../../testbed/testbed.ts";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { type Caller, keyCaller } from "../../wire/caller.ts";
import { door } from "../../wire/door.ts";
import { type NameServer, openNameServer } from "../outside/name-server.ts";
import type { Canary } from "../outside/open-canary.ts";
import type { OutsideReceiver } from "../outside/open-receiver.ts";
import { verdict } from "../verdict.ts";
import { dropWebhook, testDelivery } from "../webhooks/test-delivery.ts";

interface Place {
  range: AttackRange;
  receiver: OutsideReceiver;
  canary: Canary;
}

/** What a name's addresses are, the first time it is asked and later, and what has to come of a webhook that leads to it. */
interface Turn {
  name: string;
  answers: string[][];
  saved: boolean;
  /** Left out: nothing is sent, since nothing is saved. */
  delivered?: boolean;
}

const PRELOAD = path.join(import.meta.dirname, "../outside/dns-preload.ts");
const PRIVATE = ["127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "fd00:ec2::254", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "0.0.0.0"];
const ALIAS = "inside.attack.example.net";

function turns(good: string): Turn[] {
  return [
    { name: "a name of one public address, always", answers: [[good]], saved: true, delivered: true },
    { name: "an alias of a public address", answers: [[ALIAS, good]], saved: true, delivered: true },
    { name: "a name that is unknown", answers: [[]], saved: false },
    ...PRIVATE.flatMap((bad): Turn[] => [
      { name: `${bad} from the beginning`, answers: [[bad]], saved: false },
      { name: `public when saved, ${bad} when sent to`, answers: [[good], [bad]], saved: true, delivered: false },
      { name: `a public address and ${bad}, from the beginning`, answers: [[good, bad]], saved: false },
      { name: `public when saved, both public and ${bad} when sent to`, answers: [[good], [good, bad]], saved: true, delivered: false },
      { name: `public when saved, ${bad} and public when sent to`, answers: [[good], [bad, good]], saved: true, delivered: false },
    ]),
    { name: "an alias that leads to 127.0.0.1", answers: [[ALIAS, "127.0.0.1"]], saved: false },
    { name: "an alias that leads to 127.0.0.1 when sent to", answers: [[good], [ALIAS, "127.0.0.1"]], saved: true, delivered: false },
    { name: "a name that turns with every question", answers: [[good], [good], ["127.0.0.1"]], saved: true, delivered: true },
    { name: "a name that is gone when sent to", answers: [[good], []], saved: true, delivered: false },
  ];
}

/** In an install of its own: its processes ask our name server, where others ask this computer's. */
export async function* rebinding({ range, receiver, canary }: Place): AsyncGenerator<AttackResult> {
  const names = await openNameServer();
  const environment = {
    NODE_OPTIONS: `--import=${pathToFileURL(PRELOAD)}`,
    SLIPWAY_ATTACK_DNS: names.address,
    SLIPWAY_RATE_LIMIT: "off",
    SLIPWAY_ADDRESS_RATE_LIMIT: "off",
  };
  const bed = await openTestbed({ providers: ["fake"], environment });
  try {
    const admin = keyCaller(door(bed.control.url, range.journal), "the demo team's key", bed.control.apiKey);
    yield* rebound({ admin, names, receiver, canary });
  } finally {
    await bed.close();
    await names.close();
  }
}

export interface Rebound {
  admin: Caller;
  names: NameServer;
  receiver: OutsideReceiver;
  canary: Canary;
}

export async function* rebound(scene: Rebound): AsyncGenerator<AttackResult> {
  const all = turns(scene.receiver.address);
  for (const [at, turn] of all.entries()) yield* oneTurn(scene, turn, `turn-${at}.attack.example.com`);
  yield verdict("nothing on this computer was asked by it", scene.canary.touched.length === 0, () => scene.canary.touched);
}

async function* oneTurn({ admin, names, receiver, canary }: Rebound, turn: Turn, name: string): AsyncGenerator<AttackResult> {
  names.set(name, ...turn.answers);
  const body = { url: `http://${name}:${receiver.port}/`, types: ["webhook.test"] };
  const made = await admin.send({ method: "POST", path: "/api/v1/webhooks", body });
  const wasSaved = made.status === 201;
  yield verdict(`${turn.name}: ${turn.saved ? "saved" : "not saved"}`, wasSaved === turn.saved, () => made.text);
  if (!wasSaved) return;
  const { id } = made.body as { id: string };
  const askedBefore = names.asked(name);
  const delivery = await testDelivery(admin, id);
  await dropWebhook(admin, id);
  const heard = (await receiver.heard()).filter(({ headers }) => headers["webhook-id"] === delivery.eventId);
  const asExpected = delivery.state === (turn.delivered ? "delivered" : "given_up") && heard.length === (turn.delivered ? 1 : 0);
  const told = () => ({ delivery, heard, canary: canary.touched });
  yield verdict(
    `${turn.name}: ${turn.delivered ? "reaches the public address" : "reaches nobody"}`,
    asExpected && canary.touched.length === 0,
    told,
  );
  // Who asks twice may be told two things: the address that was judged has to be the one that is connected to.
  const asked = names.asked(name) - askedBefore;
  yield verdict(`${turn.name}: asked for once per attempt`, asked === 1, () => `asked ${asked} times`);
}
