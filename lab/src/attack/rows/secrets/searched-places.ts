import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { databaseTables, withDatabase } from "../../../auditor/database-tables.ts";
import { runCommand } from "../../../auditor/run-command.ts";
import type { AttackRange } from "../../attack-range.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { exported, linesOf } from "../audit/export-file.ts";
import type { OutsideReceiver } from "../outside/open-receiver.ts";
import { historiesOf } from "./histories.ts";

/** A text in which no secret may stand. `own`: the install's own secrets may, since it is theirs. */
export interface Place {
  name: string;
  text(): string | Buffer;
  own?: boolean;
}

export interface Searched {
  range: AttackRange;
  cluster: RunningCluster;
  receiver: OutsideReceiver;
}

/** Of what was read at once; files are read when they are searched. */
export const place = (name: string, text: string): Place => ({ name, text: () => text });

const SLIPWAY = path.join(import.meta.dirname, "../../../../../apps/cli/src/main.ts");

/** Everything that somebody may read, or that lies somewhere. */
export async function searchedPlaces(scene: Searched): Promise<Place[]> {
  const { range, cluster, receiver } = scene;
  const { home } = range;
  return [
    ...filesIn(home.logs, "logs"),
    place("the debug-logs bundle", await debugBundle(home.path)),
    place("an audit export", linesOf(await exported(range.ours.owner)).join("\n")),
    place("webhook deliveries", JSON.stringify(await receiver.heard())),
    place("Temporal's histories", await historiesOf(home.temporal, cluster)),
    ...(await databaseTables(home.adminUrl)).map(({ name, text }) => place(name, text)),
    ...filesBelow(await dataDirectory(home.adminUrl), "PostgreSQL's files"),
    ...["temporal.db", "temporal.db-wal"].map((name) => path.join(home.path, name)).flatMap((file) => fileAt(file, "Temporal's file")),
    ...(await machines(cluster.id)),
    ...processes(),
  ];
}

const fileAt = (file: string, kind: string): Place[] =>
  existsSync(file) ? [{ name: `${kind} ${path.basename(file)}`, text: () => readFileSync(file) }] : [];

const filesIn = (folder: string, kind: string): Place[] =>
  readdirSync(folder).flatMap((name) => fileAt(path.join(folder, name), `${kind}/`));

/** The raw bytes of all tables and of what was written before them, rows that are gone included. */
function filesBelow(folder: string, kind: string): Place[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^(base|pg_wal|global|pg_logical)\//.test(name),
  );
  return names
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map((file) => ({ name: `${kind} ${path.relative(folder, file)}`, text: () => (existsSync(file) ? readFileSync(file) : "") }));
}

/** On a computer that is busy with something else. */
const SLOW_MS = 120_000;

async function debugBundle(home: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-attack-bundle-"));
  try {
    const file = path.join(folder, "bundle.tar.gz");
    const argv = ["SLIPWAY_HOME=".concat(home), process.execPath, "--disable-warning=ExperimentalWarning", SLIPWAY];
    await runCommand("env", [...argv, "debug-logs", "--since", "20m", "--bundle", file], { timeoutMs: SLOW_MS });
    return await runCommand("tar", ["-xzOf", file], { timeoutMs: SLOW_MS });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Below the home, or where PostgreSQL's own user can read. */
function dataDirectory(adminUrl: string): Promise<string> {
  return withDatabase(adminUrl, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory ?? "";
  });
}

/** Not /run: it is memory, and where tasks get their secrets from. Not /proc: a process has its own environment. */
const DISKS =
  "cat /var/log/*.log /var/log/*/*.log /home/*/.*history /root/.*history 2>/dev/null; find /tmp /etc /home /var/lib/docker/containers -type f -size -2M -exec cat {} + 2>/dev/null; true";

/** What Docker says of machines, and on each machine of its containers, its processes, images and disks. */
async function machines(clusterId: string): Promise<Place[]> {
  const ids = (await runCommand("docker", ["ps", "-aq", "--filter", `label=slipway.cluster_id=${clusterId}`])).split("\n").filter(Boolean);
  const outside: Place[] = [place("docker inspect of the machines", await runCommand("docker", ["inspect", ...ids]))];
  const inside = await Promise.all(
    ids.map(async (id, at): Promise<Place[]> => {
      const on = (script: string): Promise<string> => runCommand("docker", ["exec", id, "sh", "-c", script], { timeoutMs: 60_000 });
      return [
        place(`docker inspect on machine ${at + 1}`, await on("docker ps -aq | xargs -r docker inspect")),
        place(
          `docker image history on machine ${at + 1}`,
          await on("docker images -q | sort -u | xargs -r -n 1 docker history --no-trunc; docker images -q | xargs -r docker inspect"),
        ),
        place(`ps on machine ${at + 1}`, await on("ps -efww || cat /proc/[0-9]*/cmdline")),
        place(`disks of machine ${at + 1}`, await on(DISKS)),
      ];
    }),
  );
  return [...outside, ...inside.flat()];
}

/** Command lines and environments of everything on this computer that we may read; the install's own variables are its own. */
function processes(): Place[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const read = (name: string): string => all.map((pid) => quietly(`/proc/${pid}/${name}`)).join("\n");
  return [
    place("command lines on this computer", read("cmdline")),
    { ...place("environments on this computer", environments(all)), own: true },
  ];
}

/** Without those of a container's processes: its own secret belongs there. */
const environments = (pids: string[]): string =>
  pids
    .filter((pid) => quietly(`/proc/${pid}/cgroup`) === quietly("/proc/self/cgroup"))
    .map((pid) => quietly(`/proc/${pid}/environ`))
    .join("\n");

function quietly(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    // Ended meanwhile, or another user's.
    return "";
  }
}
