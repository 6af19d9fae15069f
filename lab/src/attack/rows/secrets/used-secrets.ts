import { createHash } from "node:crypto";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";
import type { GivenSecret } from "./given-secrets.ts";
import { newMarker } from "./marker.ts";

const OPERATION_MS = 240_000;

/** Of the service's own process: a command beside it is not given its secrets. */
const hashOfToken = "tr '\\0' '\\n' < /proc/1/environ | sed -n 's/^TOKEN=//p' | tr -d '\\n' | sha256sum";

interface Names {
  env: string;
  file: string;
}

/** One service with a secret in its environment and one in a file; it says something else. `image`: of a second service. */
const program = ({ env, file }: Names, image: string | null): string => `
const { Container, Infrastructure, Machine, Secret } = require("slipway");
const machine = new Machine({ provider: "local", cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
new Container({ name: "web", image: "busybox", command: ["sh", "-c", "echo up && exec sleep 2147483647"] }).deploy(infrastructure);
const keeper = new Container({ name: "keeper", image: "busybox", command: ["sh", "-c", "echo something else; exec sleep 2147483647"], env: { TOKEN: new Secret("${env}") } });
keeper.files["/etc/keeper/key.pem"] = new Secret("${file}");
keeper.deploy(infrastructure);
${image ? `new Container({ name: "broken", image: "${image}", env: { TOKEN: new Secret("${env}") } }).deploy(infrastructure);` : ""}
`;

interface Task {
  id: string;
  service: string;
  state: string;
}

interface Ran {
  exitCode: number;
  stdout: string;
}

/** Saves secrets, runs what uses them, and lets that fail in every way. Ends with the cluster as it was. */
export async function* usedSecrets(range: AttackRange, cluster: RunningCluster, into: GivenSecret[]): AsyncGenerator<AttackResult> {
  const { owner } = range.ours;
  const markers = [
    "in the environment",
    "in a file",
    "that nobody uses",
    "that replaces another",
    "on a command's input",
    "among a command's arguments",
  ].map((what) => newMarker(`a secret ${what}`));
  const [env, file, unused, next, input, argument] = markers;
  if (!env || !file || !unused || !next || !input || !argument) throw new Error("six markers were made");
  into.push(...markers.map((marker): GivenSecret => ({ ...marker, givenBy: null })));
  const names = { env: uniqueName(), file: uniqueName() };
  await owner.make("PUT", `/secrets/${names.env}`, { value: env.value });
  await owner.make("PUT", `/secrets/${names.file}`, { value: file.value });
  await owner.make("PUT", `/secrets/${uniqueName()}`, { value: unused.value });
  const { id: blueprint } = await owner.make("POST", "/blueprints", { name: uniqueName() });
  const save = async (image: string | null): Promise<string> =>
    (await owner.make("POST", `/blueprints/${blueprint}/versions`, { files: [{ path: "blueprint.js", content: program(names, image) }] }))
      .id;
  const applied = async (blueprintVersionId: string): Promise<string> => {
    const operation = await cluster.handle.change("apply", { blueprintVersionId });
    return operation ? (await cluster.handle.ended(operation.id, OPERATION_MS)).state : "no change";
  };
  const keeper = async (): Promise<string> =>
    (await cluster.handle.tasks()).find((task: Task) => task.service === "keeper" && task.state === "running")?.id ?? "";
  const exec = async (argv: string[], stdin?: string) =>
    (
      await owner.send({
        method: "POST",
        path: `/api/v1/clusters/${cluster.id}/tasks/${await keeper()}/exec`,
        body: { argv, ...(stdin === undefined ? {} : { stdin }) },
      })
    ).body as Ran;
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

  const started = await applied(await save(null));
  yield verdict("a service with secrets starts", started === "succeeded", () => started);
  const seen = await exec(["sh", "-c", `${hashOfToken}; sha256sum < /etc/keeper/key.pem`]);
  const arrived = seen.stdout?.includes(hash(env.value)) && seen.stdout.includes(hash(file.value));
  yield verdict("both secrets are in its container, to the byte", arrived, () => seen);
  const typed = await exec(["sha256sum"], input.value);
  yield verdict("what a command is given to read arrives", typed.stdout?.includes(hash(input.value)), () => typed);
  const failed = await exec(["sh", "-c", "exit 3", argument.value]);
  yield verdict("a command fails", failed.exitCode === 3, () => failed);
  await exec(["no-such-program", argument.value]);
  const path = `/api/v1/clusters/${cluster.id}`;
  await owner.send({ method: "GET", path: `${path}/logs?text=${encodeURIComponent("something else")}` });

  const replaced = await owner.make<{ operations: { id: string }[] }>("PUT", `/secrets/${names.env}`, { value: next.value });
  for (const { id } of replaced.operations) await cluster.handle.ended(id, OPERATION_MS);
  const after = await exec(["sh", "-c", hashOfToken]);
  yield verdict("its successor comes into the container", after.stdout?.includes(hash(next.value)), () => after);
  const broken = await applied(await save("127.0.0.1:9/no/such:1"));
  yield verdict("a start that needs a secret fails", broken === "failed", () => broken);
  for (const page of ["", "/machines", "/tasks", "/events?limit=100", "/operations", "/logs"])
    await owner.make("GET", `/clusters/${cluster.id}${page}`);
  for (const page of ["/secrets", "/audit?limit=100", "/keys", "/invitations", "/webhooks", "/members", "/team"])
    await owner.make("GET", page);
}

/** To what runs in it for every other row. */
export async function withoutSecrets(cluster: RunningCluster): Promise<void> {
  const operation = await cluster.handle.change("apply", { blueprintVersionId: cluster.version });
  if (operation) await cluster.handle.ended(operation.id, OPERATION_MS);
}
