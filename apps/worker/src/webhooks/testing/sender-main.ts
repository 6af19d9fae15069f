import { webhookTransport } from "@slipway/adapters/webhooks";
import { createDatabase, secretStore, webhookQueue } from "@slipway/db";
import { jsonLog } from "../../log.ts";
import { deliverWebhooks } from "../deliver-webhooks.ts";
import { loopback } from "./webhook-world.ts";

// A process that only sends, to be killed.
const { APP_URL = "", SYSTEM_URL = "", MASTER_KEY = "", TIME_DIVISOR = "1" } = process.env;
const timeDivisor = Number(TIME_DIVISOR);
const masterKey = Buffer.from(MASTER_KEY, "base64");
const clock = { now: () => Date.now() };
const database = createDatabase({ appUrl: APP_URL, signinUrl: SYSTEM_URL, systemUrl: SYSTEM_URL, masterKey, max: 4 });
deliverWebhooks({
  queue: webhookQueue(database, { clock, timeDivisor }),
  transport: webhookTransport({ networks: loopback }),
  secrets: secretStore(database, { masterKey }),
  clock,
  random: Math.random,
  timeDivisor,
  log: jsonLog(),
  metrics: { webhookDelivery: () => undefined },
});
process.stderr.write("sending\n");
