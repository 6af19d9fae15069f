import { randomUUID } from "node:crypto";
import { runCommand } from "./run-command.ts";

/** A container that looks like one of ours and is not. */
export interface Decoy {
  kind: string;
  containerId: string;
  startedAt: string;
}

const LIFE_S = 6 * 3_600;

/** Containers that a careless control plane would take for its own: none of them carries this install's label. */
export async function placeDecoys(installId: string, image: string): Promise<Decoy[]> {
  const other = "0decoy00";
  const machineId = randomUUID();
  const kinds: Record<string, { name: string; labels: Record<string, string> }> = {
    "no labels": { name: `slipway-decoy-${randomUUID()}`, labels: {} },
    "another install's labels": { name: `slipway-${other}-${machineId}`, labels: machineLabels(other, randomUUID()) },
    "our labels but the install": {
      name: `slipway-decoy-${randomUUID()}`,
      labels: { ...machineLabels("", machineId), "slipway.install": `${installId}0` },
    },
    "our name": { name: `slipway-${installId}-${randomUUID()}`, labels: {} },
  };
  return Promise.all(
    Object.entries(kinds).map(async ([kind, { name, labels }]) => {
      const flags = Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
      const made = await runCommand("docker", [
        "run",
        "-d",
        "--name",
        name,
        ...flags,
        "--network",
        "none",
        "--entrypoint",
        "sleep",
        image,
        String(LIFE_S),
      ]);
      const containerId = made.trim();
      return { kind, containerId, startedAt: (await stateOf(containerId)).startedAt };
    }),
  );
}

function machineLabels(install: string, machineId: string): Record<string, string> {
  return {
    "slipway.install": install,
    "slipway.machine": machineId,
    "slipway.cluster": "demo",
    "slipway.cluster_id": randomUUID(),
    "slipway.node": "worker-1",
  };
}

/** Which decoys are gone, stopped, or not the run they were: in words. */
export async function checkDecoys(decoys: readonly Decoy[]): Promise<{ placed: number; touched: string[] }> {
  const found = await Promise.all(
    decoys.map(async ({ kind, containerId, startedAt }) => {
      const now = await stateOf(containerId).catch(() => null);
      if (now === null) return [`decoy with ${kind} is gone`];
      if (now.status !== "running") return [`decoy with ${kind} is ${now.status}`];
      return now.startedAt === startedAt ? [] : [`decoy with ${kind} was started again at ${now.startedAt}`];
    }),
  );
  return { placed: decoys.length, touched: found.flat() };
}

export async function removeDecoys(decoys: readonly Decoy[]): Promise<void> {
  if (decoys.length > 0) await runCommand("docker", ["rm", "-f", ...decoys.map((decoy) => decoy.containerId)]);
}

async function stateOf(containerId: string): Promise<{ status: string; startedAt: string }> {
  const text = await runCommand("docker", ["inspect", "--format", "{{.State.Status}} {{.State.StartedAt}}", containerId]);
  const [status = "", startedAt = ""] = text.trim().split(" ");
  return { status, startedAt };
}
