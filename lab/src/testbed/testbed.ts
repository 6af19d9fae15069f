import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ControlPlane, destroyControlPlane, startControlPlane } from "@slipway/cli/local";
import { createSlipway, type RawCalls } from "@slipway/sdk";
import { runCommand } from "../auditor/run-command.ts";
import { type Cluster, type ClusterHandle, clusterHandle } from "./cluster-handle.ts";
import { waitUntil } from "./wait-until.ts";

export interface TestbedOptions {
  providers?: string[];
  /** 1: production time; 10: fault tests. */
  timeDivisor?: number;
  /** Web and worker processes; default 1 of each. */
  processes?: number;
  environment?: Record<string, string>;
}

/** What a scenario does as one team, by REST only. */
export interface TeamHands {
  api: RawCalls;
  /** Saves the program as a new version of the blueprint `name`; returns the version's id. */
  saveBlueprint(name: string, source: string): Promise<string>;
  createCluster(name: string): Promise<ClusterHandle>;
}

/** A control plane of its own beside whatever else runs here, and hands for its machines; they are the demo team's. */
export interface Testbed extends TeamHands {
  control: ControlPlane;
  /** Another team's hands, by its key. */
  asTeam(apiKey: string): TeamHands;
  close(): Promise<void>;
}

export async function openTestbed(options: TestbedOptions = {}): Promise<Testbed> {
  // Below SLIPWAY_BEDS, `./slipway test` removes what a killed test leaves.
  const beds = process.env.SLIPWAY_BEDS ?? tmpdir();
  mkdirSync(beds, { recursive: true });
  const home = mkdtempSync(path.join(beds, "slipway-test-"));
  const control = await startControlPlane({ home, ...options }).catch(async (error) => {
    await destroyControlPlane(home);
    throw error;
  });
  const asTeam = (key: string): TeamHands => teamHands(createSlipway({ url: control.url, key }).raw, options.timeDivisor ?? 1);
  return { control, ...asTeam(control.apiKey), asTeam, close: () => control.destroy() };
}

function teamHands(api: RawCalls, divisor: number): TeamHands {
  async function saveBlueprint(name: string, source: string): Promise<string> {
    const known = await api.list<{ id: string; name: string }>("/blueprints");
    if (!known.some((blueprint) => blueprint.name === name)) await api.send("POST", "/blueprints", { name });
    const version = await api.send<{ id: string }>("POST", `/blueprints/${name}/versions`, {
      files: [{ path: "blueprint.js", content: source }],
    });
    return version.id;
  }

  async function createCluster(name: string): Promise<ClusterHandle> {
    const cluster = await api.send<Cluster>("POST", "/clusters", { name });
    return clusterHandle({ api, id: cluster.id, name, divisor });
  }

  return { api, saveBlueprint, createCluster };
}

/** Ids of the Docker containers that stand for machines and carry `label`. */
export async function containersWith(label: string): Promise<string[]> {
  return (await runCommand("docker", ["ps", "-aq", "--no-trunc", "--filter", `label=${label}`])).split("\n").filter(Boolean);
}

async function containerOf(machineId: string): Promise<string> {
  const [container] = await containersWith(`slipway.machine=${machineId}`);
  if (!container) throw new Error(`no container for machine ${machineId}`);
  return container;
}

export async function killMachine(machineId: string): Promise<void> {
  await runCommand("docker", ["kill", await containerOf(machineId)]);
}

/** The machine loses power for a moment and boots again. */
export async function restartMachine(machineId: string): Promise<void> {
  await runCommand("docker", ["restart", "-t", "1", await containerOf(machineId)], { timeoutMs: 60_000 });
}

/** Runs a program on a machine, as root, past the control plane. */
export async function onMachine(machineId: string, argv: string[]): Promise<string> {
  return runCommand("docker", ["exec", await containerOf(machineId), ...argv]);
}

/** Kills a task's app container behind the control plane's back. */
export const killTask = (task: { id: string; machine: string }): Promise<string> =>
  onMachine(task.machine, ["docker", "kill", `slipway-${task.id}`]);

export { waitUntil };
