import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "../../../auditor/run-command.ts";
import { waitUntil } from "../../../testbed/wait-until.ts";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { type Caller, keyCaller } from "../../wire/caller.ts";
import { joinTeam, newPerson, type Person } from "../../world/people.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";
import { dial, type Line } from "./dial.ts";
import { openStream } from "./open-stream.ts";
import { ticketFor } from "./tickets.ts";

const BOUND_MS = 5_000;
/** A program that is hung up may have two seconds before it is killed. */
const GRACE_MS = 4_000;

/** Somebody with a terminal and streams open, and how they lose the right to them. */
interface Loss {
  name: string;
  who: Caller;
  /** Of the socket: what a browser or program sends. */
  headers: Record<string, string>;
  lose(): Promise<unknown>;
}

export async function* lostRights(range: AttackRange, cluster: RunningCluster): AsyncGenerator<AttackResult> {
  for (const loss of await losses(range)) yield* lost(range, cluster, loss);
}

async function losses(range: AttackRange): Promise<Loss[]> {
  const { ours, door, url } = range;
  const { owner } = ours;
  const { id, key } = await owner.make<{ id: string; key: string }>("POST", "/keys", { name: "to be revoked" });
  const byKey = keyCaller(door, "a key to be revoked", key);
  const joined = async (name: string): Promise<Person> => {
    const person = await newPerson({ door, url, name });
    await joinTeam(owner, person, "member");
    return person;
  };
  const person = async (name: string, lose: (who: Person) => Promise<unknown>): Promise<Loss> => {
    const one = await joined(name);
    const who = one.inTeam(ours.slug);
    return { name, who, headers: pageOf(who), lose: () => lose(one) };
  };
  return [
    { name: "a key that is revoked", who: byKey, headers: byKey.headers, lose: () => owner.make("DELETE", `/keys/${id}`) },
    await person("a person who signs out", ({ session }) => session.send({ method: "POST", path: "/api/auth/sign-out", body: {} })),
    await person("a member who is removed", ({ userId }) => owner.make("DELETE", `/members/${userId}`)),
    await person("a member who becomes a viewer", ({ userId }) => owner.make("PATCH", `/members/${userId}`, { role: "viewer" })),
  ];
}

const pageOf = ({ headers: { cookie = "", origin = "" } }: Caller): Record<string, string> => ({ cookie, origin });

async function* lost(range: AttackRange, cluster: RunningCluster, { name, who, headers, lose }: Loss): AsyncGenerator<AttackResult> {
  const unused = await ticketFor(who, cluster);
  const line = await shell(range, who, { cluster, headers });
  const marker = `/tmp/slipway-attack-${Date.now()}`;
  line.type(`while :; do date +%s%N > ${marker}; sleep 0.2; done\n`);
  const beats = () => runCommand("docker", ["exec", container, "cat", marker]).catch(() => "");
  const container = await containerOf(cluster.machine);
  await waitUntil("the terminal's program runs", beats, { timeoutMs: 20_000 });
  const at = `/api/v1/clusters/${cluster.id}`;
  const paths = [`${at}/logs/stream`, `${at}/tasks/${cluster.task}/logs/stream`, `${at}/events/stream`];
  const streams = await Promise.all(paths.map((path) => openStream(range.url + path, who.headers)));
  await lose();
  const lostAtMs = performance.now();
  const after = async (ended: Promise<unknown>): Promise<number> => {
    const tookMs = ended.then(() => Math.round(performance.now() - lostAtMs));
    return Promise.race([tookMs, sleep(3 * BOUND_MS, Number.POSITIVE_INFINITY)]);
  };
  const [terminalMs, ...streamMs] = await Promise.all([after(line.closed), ...streams.map(({ ended }) => after(ended))]);
  const code = await Promise.race([line.closed, sleep(1, 0)]);
  yield verdict(
    `${name}: the open terminal is closed within 5 s`,
    (terminalMs ?? 0) <= BOUND_MS && code === 4001,
    () => `${terminalMs} ms, code ${code}`,
  );
  for (const [one, path] of paths.entries()) {
    yield verdict(
      `${name}: the open stream ${path.split("/").slice(5).join("/").replace(cluster.task, "{task}")} is ended within 5 s`,
      (streamMs[one] ?? 0) <= BOUND_MS,
      () => `${streamMs[one]} ms`,
    );
  }
  await sleep(GRACE_MS);
  const before = await beats();
  await sleep(1_000);
  yield verdict(`${name}: the terminal's program has ended with it`, (await beats()) === before, () => "it still writes to its file");
  const late = await dial(range.url, unused.path, headers);
  late.line?.close();
  yield verdict(
    `${name}: a ticket from before opens nothing`,
    late.status === 401 || late.status === 403 || late.status === 404,
    () => `${late.status} ${late.body}`,
  );
  for (const stream of streams) stream.close();
}

async function shell(
  { url }: AttackRange,
  who: Caller,
  { cluster, headers }: { cluster: RunningCluster; headers: Record<string, string> },
): Promise<Line> {
  const { path } = await ticketFor(who, cluster);
  const { line, status, body } = await dial(url, path, headers);
  if (!line) throw new Error(`A terminal of ${who.name} was refused: ${status} ${body}`);
  return line;
}

async function containerOf(machineId: string): Promise<string> {
  return (await runCommand("docker", ["ps", "-q", "--filter", `label=slipway.machine=${machineId}`])).trim();
}
