import ssh2 from "ssh2";
import type { HostContainer, Witnesses } from "./witnesses.ts";

const TIMEOUT_MS = 20_000;
/** All the engine knows of its containers, as it says it itself; nothing where there is none. */
const INSPECT_ALL = "ids=$(docker ps -aq --no-trunc) && { [ -z \"$ids\" ] && echo '[]' || docker inspect $ids; }";

interface Inspected {
  State: { Running: boolean };
  Config: { Labels: Record<string, string> | null };
}

export interface HostsSeen {
  hosts: Witnesses["hosts"];
  /** `docker inspect` of every container on every host that answered, as text. */
  inspected: string[];
}

/** Asks each machine's engine over the auditor's own SSH connection. A machine that does not answer is named, never guessed at. */
export async function readHosts(sshPorts: ReadonlyMap<string, number>, privateKey: string): Promise<HostsSeen> {
  const seen: HostsSeen = { hosts: { reached: [], silent: [], containers: [] }, inspected: [] };
  await Promise.all(
    [...sshPorts].map(async ([machineId, port]) => {
      try {
        const text = await runOnHost({ port, privateKey }, INSPECT_ALL);
        seen.hosts.containers.push(...(JSON.parse(text) as Inspected[]).flatMap((one) => taskContainer(machineId, one)));
        seen.hosts.reached.push(machineId);
        seen.inspected.push(text);
      } catch {
        seen.hosts.silent.push(machineId);
      }
    }),
  );
  return seen;
}

function taskContainer(machineId: string, { State, Config }: Inspected): HostContainer[] {
  const labels = Config.Labels ?? {};
  const taskId = labels["slipway.task"];
  if (!taskId) return [];
  return [{ machineId, taskId, service: labels["slipway.service"] ?? "", kind: labels["slipway.kind"] ?? "", running: State.Running }];
}

/** The host key is not checked: the auditor reads, and only from containers whose port Docker itself has named. */
function runOnHost({ port, privateKey }: { port: number; privateKey: string }, command: string): Promise<string> {
  const client = new ssh2.Client();
  const answer = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in time")), TIMEOUT_MS);
    client.once("close", () => clearTimeout(timer));
    client.once("error", reject);
    client.once("ready", () =>
      client.exec(command, (error, channel) => {
        if (error) return reject(error);
        let output = "";
        channel.on("data", (chunk: Buffer) => {
          output += chunk.toString();
        });
        channel.stderr.resume();
        channel.once("close", (code: number | null) => (code === 0 ? resolve(output) : reject(new Error(`ended with ${code}`))));
      }),
    );
  });
  client.connect({ host: "127.0.0.1", port, username: "slipway", privateKey, readyTimeout: TIMEOUT_MS / 2 });
  return answer.finally(() => client.end());
}
