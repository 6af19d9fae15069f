import { createHmac, randomBytes } from "node:crypto";
import type { AttackRange } from "../../attack-range.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { type Caller, caller } from "../../wire/caller.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { dial } from "../terminals/dial.ts";
import { type Ticket, ticketFor } from "../terminals/tickets.ts";
import { type Marker, newMarker } from "./marker.ts";

/** A secret and the one request whose answer may hold it; null: no answer may. */
export interface GivenSecret extends Marker {
  givenBy: string | null;
}

const given = (name: string, value: string, givenBy: string | null): GivenSecret => ({ name, value, givenBy });

/** Every kind of secret that the product makes or is told, besides the values of secrets. */
export async function givenSecrets(range: AttackRange, cluster: RunningCluster, receiver: string): Promise<GivenSecret[]> {
  const { owner } = range.ours;
  const hook = await owner.make<{ id: string; secret: string }>("POST", "/webhooks", { url: `${receiver}/a11`, clusterIds: [cluster.id] });
  const rotated = await owner.make<{ secret: string }>("POST", `/webhooks/${hook.id}/rotate-secret`, {});
  return [
    given("a webhook's secret", hook.secret, "POST /api/v1/webhooks"),
    given("a webhook's next secret", rotated.secret, `POST /api/v1/webhooks/${hook.id}/rotate-secret`),
    ...(await keys(range)),
    ...(await invitation(owner)),
    ...(await tickets(range, cluster)),
    ...(await account(range)),
    ...Object.entries(range.home.secrets)
      .filter(([name]) => name !== "teams")
      .map(([name, value]) => given(`the install's ${name}`, String(value), null)),
  ];
}

async function keys({ ours, door }: AttackRange): Promise<GivenSecret[]> {
  const headers = { "idempotency-key": randomBytes(16).toString("hex") };
  const made = await ours.owner.send({ method: "POST", path: "/api/v1/keys", body: { name: uniqueName() }, headers });
  const { id, key } = made.body as { id: string; key: string };
  const holder = caller(door, { name: "a key that is used and revoked", headers: { authorization: `Bearer ${key}` } });
  await holder.make("GET", "/clusters");
  await ours.owner.make("DELETE", `/keys/${id}`);
  await holder.send({ method: "GET", path: "/api/v1/clusters" });
  const wrong = `slw_live_${randomBytes(24).toString("hex")}_0000000`;
  for (const path of ["/api/v1/clusters", `/api/v1/clusters?key=${wrong}`, `/api/v1/${wrong}`]) {
    await caller(door, { name: "a key that never was", headers: { authorization: `Bearer ${wrong}` } }).send({ method: "GET", path });
  }
  return [given("an API key", key, "POST /api/v1/keys"), given("a key that never was", wrong, null)];
}

async function invitation(owner: Caller): Promise<GivenSecret[]> {
  const { link } = await owner.make<{ link: string }>("POST", "/invitations", { email: `${uniqueName()}@people.test`, role: "viewer" });
  const token = link.split("/").at(-1) ?? "";
  // For somebody else: refused, and audited.
  await owner.send({ method: "POST", path: "/api/v1/invitations/accept", body: { token } });
  await owner.send({ method: "GET", path: `/invitations/${token}` });
  return [given("an invitation's token", token, "POST /api/v1/invitations")];
}

async function tickets({ ours, url }: AttackRange, cluster: RunningCluster): Promise<GivenSecret[]> {
  const [used, unused] = [await ticketFor(ours.key, cluster), await ticketFor(ours.key, cluster)];
  const opened = await dial(url, used.path, ours.key.headers);
  opened.line?.type("exit\n");
  await opened.line?.closed;
  await dial(url, used.path, ours.key.headers);
  const by = `POST /api/v1/clusters/${cluster.id}/terminals`;
  return [used, unused].map(({ ticket }: Ticket, at) => given(`a ticket that is ${at === 0 ? "used" : "not used"}`, ticket, by));
}

/** Somebody signs up, turns a second factor on, signs in with it, changes the password, and mistypes both. */
async function account({ door, url }: AttackRange): Promise<GivenSecret[]> {
  const email = `${uniqueName()}@people.test`;
  const [first, second, wrong] = [newMarker("a password"), newMarker("a changed password"), newMarker("a mistyped password")];
  let cookie = "";
  const auth = async (path: string, body: object) => {
    const who = caller(door, { name: "somebody with a second factor", headers: { origin: url, cookie } });
    const answer = await who.send({ method: "POST", path: `/api/auth${path}`, body });
    cookie = [cookie, ...answer.headers.getSetCookie().map((line) => line.split(";")[0])].filter(Boolean).join("; ");
    return answer;
  };
  await auth("/sign-up/email", { email, password: first.value, name: "Somebody" });
  await auth("/sign-in/email", { email, password: wrong.value });
  await auth("/sign-in/email", { email, password: first.value });
  const enabled = await auth("/two-factor/enable", { password: first.value });
  const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  const seed = new URL(totpURI).searchParams.get("secret") ?? "";
  await auth("/two-factor/verify-totp", { code: "000000" });
  const verified = await auth("/two-factor/verify-totp", { code: totp(seed) });
  if (verified.status !== 200) throw new Error(`A second factor could not be turned on: ${verified.text}`);
  await auth("/change-password", { currentPassword: wrong.value, newPassword: second.value });
  await auth("/change-password", { currentPassword: first.value, newPassword: second.value });
  await auth("/two-factor/verify-backup-code", { code: "wrong-wrong" });
  const session = /session_token=[^.;]+\.([^;]+)/.exec(cookie)?.[1] ?? "";
  await auth("/sign-out", {});
  return [
    ...[first, second, wrong].map(({ name, value }) => given(name, value, null)),
    given("a second factor's seed", seed, "POST /api/auth/two-factor/enable"),
    ...backupCodes.slice(0, 2).map((code, at) => given(`backup code ${at + 1}`, code, "POST /api/auth/two-factor/enable")),
    // The signature makes a cookie of what the database knows of a session: it is the part that opens anything.
    given("a session's signature", decodeURIComponent(session), "POST /api/auth/sign-in/email"),
  ];
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

/** RFC 6238, six digits. */
function totp(seed: string): string {
  const bits = [...seed].map((character) => BASE32.indexOf(character).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
