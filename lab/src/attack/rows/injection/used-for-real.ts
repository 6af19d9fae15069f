import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { told } from "../../wire/answers.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";
import { commandsForReal } from "./commands-for-real.ts";
import { canariesHere, canariesOn } from "./find-canaries.ts";
import { fileContent, filePaths, payloadBlueprint, secretValue } from "./payload-blueprint.ts";
import { CANARY, payloads as everyPayload } from "./payloads.ts";

interface CommandAnswer {
  exitCode: number | null;
  stdout: string;
}

const used = new WeakMap<AttackRange, Promise<AttackResult[]>>();

/** What a blueprint may say is applied to real machines, asked about, scaled, and taken away: all of it is data until the end. */
export async function* usedForReal(range: AttackRange, payloads: string[]): AsyncGenerator<AttackResult> {
  const cluster = await range.realCluster();
  const known = used.get(range) ?? Array.fromAsync(blueprintForReal(range, cluster));
  used.set(range, known);
  yield* await known;
  yield* commandsForReal(range, cluster, payloads);
  const found = [...canariesHere(), ...(await canariesOn(cluster))];
  yield verdict("no canary on this computer, on a machine or in a container", found.length === 0, () => found);
}

async function* blueprintForReal(range: AttackRange, cluster: RunningCluster): AsyncGenerator<AttackResult> {
  const { owner } = range.ours;
  const secret = uniqueName();
  await owner.make("PUT", `/secrets/${secret}`, { value: secretValue });
  const { id: blueprint } = await owner.make("POST", "/blueprints", { name: uniqueName() });
  const version = async (content: string) =>
    (await owner.make("POST", `/blueprints/${blueprint}/versions`, { files: [{ path: "blueprint.js", content }] })).id;
  await cluster.handle.succeed("apply", { blueprintVersionId: await version(payloadBlueprint({ secret })) });
  yield* arrived(range, cluster);
  yield* control(range, cluster);
  await cluster.handle.succeed("scale", { service: "holder", count: 2 });
  const scaled = await canariesOn(cluster);
  yield verdict("no canary after scaling", scaled.length === 0, () => scaled);
  // Removing is late use too: of names, files, rules and secrets.
  await cluster.handle.succeed("apply", { blueprintVersionId: cluster.version });
  cluster.task = (await cluster.handle.tasks()).find(({ service, state }) => service === "web" && state === "running")?.id ?? "";
  range.ours.ids.task = cluster.task;
  const removed = [...canariesHere(), ...(await canariesOn(cluster))];
  yield verdict("no canary after what carried payloads was removed", removed.length === 0, () => removed);
}

/** Byte for byte, in the container that was to have it. */
async function* arrived({ ours }: AttackRange, { id, handle }: RunningCluster): AsyncGenerator<AttackResult> {
  const tasks = await handle.tasks();
  const holder = tasks.find(({ service }) => service === "holder");
  const run = async (argv: string[]): Promise<string> => {
    const { exitCode, stdout } = await ours.owner.make<CommandAnswer>("POST", `/clusters/${id}/tasks/${holder?.id}/exec`, { argv });
    if (exitCode !== 0) throw new Error(`${argv.join(" ")}: exit code ${exitCode}`);
    return stdout;
  };
  const bytes = async (file: string): Promise<string> => Buffer.from(await run(["base64", file]), "base64").toString("utf8");
  const same = (name: string, had: string[], wanted: string[]): AttackResult =>
    verdict(name, JSON.stringify(had) === JSON.stringify(wanted), () => had.filter((text, at) => text !== wanted[at]));
  yield same("a command's arguments arrive byte for byte", (await bytes("/tmp/arguments")).split("\0").slice(0, -1), everyPayload);
  const environment = (await bytes("/proc/1/environ")).split("\0");
  const values = everyPayload.map(
    (_, at) => environment.find((line) => line.startsWith(`PAYLOAD_${at}=`))?.replace(/^PAYLOAD_\d+=/, "") ?? "missing",
  );
  yield same("variables arrive byte for byte", values, everyPayload);
  yield same(
    "a secret in a variable arrives byte for byte",
    [environment.find((line) => line.startsWith("SECRET="))?.slice("SECRET=".length) ?? ""],
    [secretValue],
  );
  yield same("a secret as a file arrives byte for byte", [await bytes("/secret-file")], [secretValue]);
  yield same("a file's content arrives byte for byte", [await bytes("/payloads.txt")], [fileContent]);
  for (const [at, path] of filePaths.entries())
    yield same(`a file is called ${JSON.stringify(path)}`, [await bytes(path)], [everyPayload[at] ?? ""]);
  const unplaced = tasks.filter(({ state }) => state !== "running");
  yield verdict("every task with payloads runs", unplaced.length === 0, () => unplaced);
}

/** The search itself is true: it finds a file that was put there on purpose. */
async function* control({ ours }: AttackRange, cluster: RunningCluster): AsyncGenerator<AttackResult> {
  const task = (await cluster.handle.tasks()).find(({ service }) => service === "holder");
  const exec = (argv: string[]) =>
    ours.owner.send({ method: "POST", path: `/api/v1/clusters/${cluster.id}/tasks/${task?.id}/exec`, body: { argv } });
  const file = `${CANARY}-control`;
  const made = await exec(["touch", file]);
  const found = await canariesOn(cluster);
  yield verdict("the search finds a canary that was put there", found.length === 1 && found[0]?.endsWith("-control") === true, () =>
    told("touch", made, JSON.stringify(found)),
  );
  await exec(["rm", file]);
}
