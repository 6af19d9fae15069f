import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";
import { type Dialled, dial } from "./dial.ts";
import { type Ticket, ticketFor } from "./tickets.ts";

interface Knock {
  name: string;
  path: string;
  headers: Record<string, string>;
  status: number;
}

/** Everybody who must not get in, with a ticket that is good: it is not spent by any of them. */
export async function* refusedUpgrades(range: AttackRange, cluster: RunningCluster): AsyncGenerator<AttackResult> {
  const { ours, url } = range;
  const byKey = await ticketFor(ours.key, cluster);
  const byPerson = await ticketFor(ours.callers.member, cluster);
  for (const knock of [...withTicketOfKey(range, byKey), ...withTicketOfPerson(range, byPerson)]) {
    yield refused(knock, await dial(url, knock.path, knock.headers));
  }
  yield* onlyOnce({ url, path: byKey.path, headers: ours.key.headers }, "a key's ticket");
  const { cookie = "", origin = "" } = ours.callers.member.headers;
  yield* onlyOnce({ url, path: byPerson.path, headers: { cookie, origin } }, "a person's ticket");
}

function refused({ name, status }: Knock, dialled: Dialled): AttackResult {
  dialled.line?.close();
  return verdict(
    `${name}: ${status} before the protocol is switched`,
    dialled.status === status,
    () => `${dialled.status} ${dialled.body}`,
  );
}

const withQuery = (path: string, more: Record<string, string>): string => `${path}&${new URLSearchParams(more)}`;

function withTicketOfKey({ ours, theirs, url }: AttackRange, { path }: Ticket): Knock[] {
  const bearer = ours.key.headers["authorization"] ?? "";
  const key = bearer.slice("Bearer ".length);
  const foreign = theirs.key.headers;
  const nobody = (name: string, headers: Record<string, string>): Knock => ({ name, path, headers, status: 401 });
  const inQuery = ["key", "token", "apiKey", "api_key", "access_token", "authorization"].map((field) => ({
    ...nobody(`the key in the query as ${field}`, {}),
    path: withQuery(path, { [field]: field === "authorization" ? bearer : key }),
  }));
  return [
    nobody("nobody", {}),
    nobody("a key that never was", { authorization: `Bearer ${key.slice(0, -3)}abc` }),
    nobody("a cookie that never was", { cookie: "slipway.session_token=nothing.nothing", origin: url }),
    nobody("the key as a password", { authorization: `Basic ${Buffer.from(`:${key}`).toString("base64")}` }),
    nobody("the key as a subprotocol", { protocol: key }),
    nobody("the key in a header of a proxy", { "x-api-key": key, "x-forwarded-user": "root", "proxy-authorization": bearer }),
    ...inQuery,
    ...strangePages(url).map((origin) => ({
      name: `the key from a page of ${origin}`,
      path,
      headers: { authorization: bearer, origin },
      status: 403,
    })),
    { name: "another team's key", path, headers: foreign, status: 403 },
    { name: "a member of the same team", path: `${path}&team=${ours.slug}`, headers: pageOf(ours.callers.member.headers), status: 403 },
    { name: "a key for reading", path, headers: ours.readOnly.headers, status: 403 },
    { name: "a key that sees another cluster", path, headers: ours.narrowed.toCluster.headers, status: 403 },
    { name: "a viewer's service account", path, headers: ours.serviceAccounts.viewer.headers, status: 403 },
  ];
}

function withTicketOfPerson({ ours, theirs, url }: AttackRange, { path }: Ticket): Knock[] {
  const { cookie = "", origin = "" } = ours.callers.member.headers;
  const pages = strangePages(url).map((page) => ({
    name: `the cookie from a page of ${page}`,
    path,
    headers: { cookie, origin: page },
    status: 403,
  }));
  const elsewhere = path.replace(`team=${ours.slug}`, `team=${theirs.slug}`);
  return [
    { name: "the cookie without an origin", path, headers: { cookie }, status: 403 },
    ...pages,
    { name: "the cookie in another team", path: elsewhere, headers: { cookie, origin }, status: 404 },
    { name: "another person of the team", path, headers: pageOf(ours.callers.owner.headers), status: 403 },
    { name: "a viewer of the team", path, headers: pageOf(ours.callers.viewer.headers), status: 403 },
    { name: "a person of another team in this one", path, headers: pageOf(theirs.callers.owner.headers), status: 404 },
  ];
}

const pageOf = ({ cookie = "", origin = "" }: Record<string, string>): Record<string, string> => ({ cookie, origin });

function strangePages(url: string): string[] {
  const { host, port } = new URL(url);
  return [
    "https://evil.example",
    "null",
    `https://${host}`,
    `${url}.evil.example`,
    `http://evil.example:${port}`,
    `http://127.0.0.1.evil.example:${port}`,
    `http://evil.example/${url}`,
    `http://evil.example#${url}`,
    `http://127.0.0.2:${port}`,
    "http://127.0.0.1:1",
    "file://",
    `${url}@evil.example`,
  ];
}

interface Attempt {
  url: string;
  path: string;
  headers: Record<string, string>;
}

const AT_ONCE = 6;

/** All at once, and once more: it was still good, and is good for one. */
async function* onlyOnce({ url, path, headers }: Attempt, what: string): AsyncGenerator<AttackResult> {
  const all = await Promise.all(Array.from({ length: AT_ONCE }, () => dial(url, path, headers)));
  const statuses = all.map(({ status }) => status);
  const opened = statuses.filter((status) => status === 101).length;
  const isOne = opened === 1 && statuses.every((status) => status === 101 || status === 403);
  yield verdict(`${what}, used ${AT_ONCE} times at once by whom it is for, opens one terminal`, isOne, () =>
    all.map(({ status, body }) => `${status} ${body}`),
  );
  for (const { line } of all) line?.close();
  const again = await dial(url, path, headers);
  again.line?.close();
  yield verdict(`${what} that was used is refused`, again.status === 403, () => `${again.status} ${again.body}`);
}
