import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { SAMPLE_URL } from "../../document/sample-value.ts";
import { comparable } from "../../wire/answers.ts";
import { CANARY_ANSWER, type Canary } from "../outside/open-canary.ts";
import { verdict } from "../verdict.ts";
import { dropWebhook, makeWebhook } from "../webhooks/test-delivery.ts";
import { privateUrls, unfitUrls } from "./private-urls.ts";

const AT_ONCE = 8;
/** Nobody listens there. */
const CLOSED_PORT = 9;

/** Each spelling, for a new webhook and for one that is there. */
export async function* refusedWhenSaved({ ours }: AttackRange, canary: Canary): AsyncGenerator<AttackResult> {
  const { admin } = ours.callers;
  const hook = await makeWebhook(admin, SAMPLE_URL);
  const post = (url: string) => admin.send({ method: "POST", path: "/api/v1/webhooks", body: { url, types: ["webhook.test"] } });
  const patch = (url: string) => admin.send({ method: "PATCH", path: `/api/v1/webhooks/${hook.id}`, body: { url } });
  const refused = async (url: string): Promise<AttackResult[]> =>
    Promise.all(
      Object.entries({ "a new webhook": post, "a webhook that is there": patch }).map(async ([which, ask]) => {
        const answer = await ask(url);
        const held = answer.status === 400 && !answer.text.includes(CANARY_ANSWER);
        return verdict(`${which} to ${JSON.stringify(url.replace(`${canary.port}`, "PORT"))} is refused`, held, () => answer.text);
      }),
    );
  const urls = [...privateUrls(canary.port), ...unfitUrls(canary.port)];
  for (let at = 0; at < urls.length; at += AT_ONCE) yield* (await Promise.all(urls.slice(at, at + AT_ONCE).map(refused))).flat();
  const { url } = await admin.make<{ url: string }>("GET", `/webhooks/${hook.id}`);
  yield verdict("the webhook that is there leads where it led", url === SAMPLE_URL, () => url);
  yield verdict("nothing on this computer was asked by it", canary.touched.length === 0, () => canary.touched);

  const said = async (target: string): Promise<string> => comparable(await post(target), {});
  const [open, closed, unknown, metadata] = await Promise.all([
    said(`http://127.0.0.1:${canary.port}/`),
    said(`http://127.0.0.1:${CLOSED_PORT + 10_000}/`),
    said("http://nobody.has.this.name.invalid/"),
    said("http://169.254.169.254/"),
  ]);
  const areAlike = new Set([open, closed, unknown, metadata]).size === 1;
  yield verdict("a port that is open, one that is closed and a name that is unknown are said alike", areAlike, () => [
    open,
    closed,
    unknown,
    metadata,
  ]);
  await dropWebhook(admin, hook.id);
}
