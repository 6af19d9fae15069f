import type { AttackResult } from "../../attack-row.ts";
import type { Caller } from "../../wire/caller.ts";
import type { Canary } from "../outside/open-canary.ts";
import type { OutsideReceiver } from "../outside/open-receiver.ts";
import { verdict } from "../verdict.ts";
import { dropWebhook, makeWebhook, testDelivery } from "../webhooks/test-delivery.ts";

export interface RedirectScene {
  admin: Caller;
  receiver: OutsideReceiver;
  canary: Canary;
}

const statuses = [300, 301, 302, 303, 304, 305, 307, 308];
/** A team has twenty webhooks at most, and some are others'. */
const AT_ONCE = 6;

const leadsTo = ({ port }: Canary, { origin }: OutsideReceiver): string[] => [
  `http://127.0.0.1:${port}/`,
  `//localhost:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  "http://169.254.169.254/latest/meta-data/",
  `http://2130706433:${port}/`,
  `${origin}/followed`,
  "/followed",
  "file:///etc/passwd",
];

/** Answers that are no redirect and yet name another place. */
const hints = (target: string): [string, number, Record<string, string>][] => [
  ["Refresh", 200, { refresh: `0; url=${target}` }],
  ["Location on success", 201, { location: target }],
  ["Content-Location", 200, { "content-location": target }],
  ["Alt-Svc", 200, { "alt-svc": `h2="${target.split("/")[2]}"; ma=3600` }],
  ["Link: preload", 200, { link: `<${target}>; rel=preload` }],
  ["a demand for authentication", 401, { "www-authenticate": `Basic realm="${target}"`, location: target }],
  ["a proxy's demand for authentication", 407, { "proxy-authenticate": "Basic", location: target }],
  ["a retry elsewhere", 503, { "retry-after": "0", location: target }],
];

/** What is asked of the receiver: the path that makes it answer so, and whether the answer is a redirect. */
interface Answered {
  name: string;
  path: string;
  status: number;
}

export async function* redirects(scene: RedirectScene): AsyncGenerator<AttackResult> {
  const { canary, receiver } = scene;
  const targets = leadsTo(canary, receiver);
  const redirected = statuses.flatMap((status) => targets.map((location) => answered(`${status} to ${location}`, status, { location })));
  const hinted = hints(targets[0] ?? "").map(([name, status, headers]) => answered(name, status, headers));
  const all = [...redirected, ...hinted];
  for (let at = 0; at < all.length; at += AT_ONCE)
    yield* await Promise.all(all.slice(at, at + AT_ONCE).map((one) => oneAnswer(scene, one)));
  yield verdict("nothing on this computer was asked by it", canary.touched.length === 0, () => canary.touched);
  const followed = (await receiver.heard()).filter(({ path }) => path === "/followed");
  yield verdict("no redirect was followed to where it might have led", followed.length === 0, () => followed);
}

const answered = (name: string, status: number, headers: Record<string, string>): Answered => ({
  name: name.replace(/:\d{4,5}\b/, ":PORT"),
  status,
  path: `/status/${status}?${new URLSearchParams(headers)}`,
});

async function oneAnswer({ admin, receiver, canary }: RedirectScene, { name, status, path }: Answered): Promise<AttackResult> {
  const hook = await makeWebhook(admin, receiver.origin + path);
  const delivery = await testDelivery(admin, hook.id);
  await dropWebhook(admin, hook.id);
  const requests = (await receiver.heard()).filter(({ headers }) => headers["webhook-id"] === delivery.eventId);
  const isRedirect = status >= 300 && status < 400;
  const isJudged = isRedirect ? /redirect/.test(delivery.lastError ?? "") : true;
  const state = status < 300 ? "delivered" : "given_up";
  const held =
    delivery.state === state && delivery.lastStatus === status && isJudged && requests.length === 1 && canary.touched.length === 0;
  return verdict(`${name}: one request, none elsewhere, ${state}`, held, () => ({ delivery, requests, canary: canary.touched }));
}
