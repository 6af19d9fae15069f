import { networkInterfaces } from "node:os";
import { runCommand } from "../../../auditor/run-command.ts";
import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { type Canary, openCanary } from "../outside/open-canary.ts";
import { verdict } from "../verdict.ts";

const OPERATION_MS = 180_000;

const program = (image: string): string => `
const { Container, Infrastructure, Machine } = require("slipway");
const machine = new Machine({ provider: "local", cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
new Container({ name: "web", image: "busybox", command: ["sh", "-c", "echo up && exec sleep 2147483647"] }).deploy(infrastructure);
new Container({ name: "pulled", image: ${JSON.stringify(image)} }).deploy(infrastructure);
`;

interface Inspected {
  NetworkSettings: { Networks: Record<string, { IPAddress: string; Gateway: string }> };
}

/** An image's name may hold any address: it is the tenant's machine that goes there, from the tenant's network. */
export async function* pulledByMachines({ ours, realCluster }: AttackRange, loopback: Canary): AsyncGenerator<AttackResult> {
  const { member } = ours.callers;
  const running = await realCluster();
  const ids = (await runCommand("docker", ["ps", "-q", "--filter", `label=slipway.cluster_id=${running.id}`])).split("\n").filter(Boolean);
  const networks = (JSON.parse(await runCommand("docker", ["inspect", ...ids])) as Inspected[]).flatMap(({ NetworkSettings }) =>
    Object.values(NetworkSettings.Networks),
  );
  const gateway = networks[0]?.Gateway ?? "";
  const registry = await openCanary("0.0.0.0");
  try {
    const files = [{ path: "blueprint.js", content: program(`${gateway}:${registry.port}/canary/never:1`) }];
    const { id: blueprint } = await member.make("POST", "/blueprints", { name: uniqueName() });
    const { id: blueprintVersionId } = await member.make("POST", `/blueprints/${blueprint}/versions`, { files });
    const operation = await running.handle.change("apply", { blueprintVersionId });
    if (!operation) throw new Error("applying another image changed nothing");
    const ended = await running.handle.ended(operation.id, OPERATION_MS);
    yield verdict("an image that cannot be had fails the operation", ended.state === "failed", () => ended);
    const own = new Set(Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)));
    const machines = new Set(networks.map(({ IPAddress }) => IPAddress));
    const plain = registry.touched.map((address) => address.replace("::ffff:", ""));
    const isTheirs = plain.length > 0 && plain.every((address) => machines.has(address) && !own.has(address));
    yield verdict("the registry that an image names is asked by the tenant's machine alone", isTheirs, () => ({
      asked: plain,
      machines: [...machines],
      ended,
    }));
    yield verdict("loopback was asked by nobody", loopback.touched.length === 0, () => loopback.touched);
  } finally {
    await registry.close();
  }
}
