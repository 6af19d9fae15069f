import pg from "pg";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { SAMPLE_URL } from "../../document/sample-value.ts";
import { CANARY_ANSWER, type Canary } from "../outside/open-canary.ts";
import { verdict } from "../verdict.ts";
import { dropWebhook, makeWebhook, testDelivery } from "../webhooks/test-delivery.ts";
import { privateUrls, unfitUrls } from "./private-urls.ts";

const HOOKS = 8;

/** Each spelling once more in the database itself, where no check of saving is: as if one had been missing, or a rule had come later. */
export async function* refusedWhenSent(range: AttackRange, canary: Canary): AsyncGenerator<AttackResult> {
  const { admin } = range.ours.callers;
  const hooks = await Promise.all(Array.from({ length: HOOKS }, () => makeWebhook(admin, SAMPLE_URL)));
  const client = new pg.Pool({ connectionString: range.home.adminUrl, max: 1 });
  const sentTo = async (url: string, hookId: string): Promise<AttackResult> => {
    await client.query("UPDATE webhook SET url = $1 WHERE id = $2", [url, hookId]);
    const delivery = await testDelivery(admin, hookId);
    const [attempt] = delivery.latestAttempts;
    const isRefused =
      delivery.state === "given_up" && delivery.lastStatus === null && attempt?.status === null && attempt.responseBody === "";
    const saysNothing =
      !JSON.stringify(delivery).includes(CANARY_ANSWER) && !/ECONN|ENOTFOUND|EHOST|refused/.test(delivery.lastError ?? "");
    const name = `a delivery to ${JSON.stringify(url.replace(`${canary.port}`, "PORT"))} is not made`;
    return verdict(name, isRefused && saysNothing && canary.touched.length === 0, () => ({ delivery, canary: canary.touched }));
  };
  try {
    const urls = [...privateUrls(canary.port), ...unfitUrls(canary.port)];
    for (let at = 0; at < urls.length; at += HOOKS) {
      yield* await Promise.all(urls.slice(at, at + HOOKS).map((url, one) => sentTo(url, hooks[one]?.id ?? "")));
    }
    yield verdict("nothing on this computer was asked by it", canary.touched.length === 0, () => canary.touched);
  } finally {
    await client.end();
    for (const { id } of hooks) await dropWebhook(admin, id);
  }
}
