import { readdirSync } from "node:fs";
import { runCommand } from "../../../auditor/run-command.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { CANARY } from "./payloads.ts";

const NAME = CANARY.slice("/tmp/".length);

/** Canaries on this computer. */
export const canariesHere = (): string[] =>
  readdirSync("/tmp")
    .filter((name) => name.startsWith(NAME))
    .map((name) => `this computer: /tmp/${name}`);

/** On each machine of the cluster, and in each file system of a container there, whether it runs or not. */
export async function canariesOn({ id, handle }: RunningCluster): Promise<string[]> {
  const machines = (await handle.machines()).filter(({ state }) => state === "running");
  if (machines.length === 0) throw new Error(`cluster ${id} has no machine to look at`);
  const found = await Promise.all(machines.map(({ id: machine, name }) => canariesOnMachine(machine, name)));
  return found.flat();
}

async function canariesOnMachine(machine: string, name: string): Promise<string[]> {
  const containers = await runCommand("docker", ["ps", "-q", "--filter", `label=slipway.machine=${machine}`]);
  const [container] = containers.split("\n").filter(Boolean);
  if (!container) throw new Error(`no container stands for machine ${name}`);
  const places = ["/tmp", "/root", "/home/slipway", "/", "/var/lib/docker/overlay2/*/diff/tmp", "/var/lib/docker/overlay2/*/diff"];
  const script = `for at in ${places.join(" ")}; do for file in $at/${NAME}*; do [ -e "$file" ] && echo "$file"; done; done; true`;
  const out = await runCommand("docker", ["exec", container, "sh", "-c", script]);
  return out
    .split("\n")
    .filter(Boolean)
    .map((file) => `${name}: ${file}`);
}
