import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { label, labelled } from "./labels.ts";

const RECONNECT_MS = 1_000;

interface MachineEvent {
  Actor?: { Attributes?: Record<string, string> };
  time?: number;
}

/** Follows the engine's events about this install's machines; an engine that went away is asked again, from where it was left. */
export async function watchMachines(
  { docker, installId }: { docker: Docker; installId: string },
  onChange: (machineId: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let since: number | undefined;
  const onLine = (line: string): void => {
    const event: MachineEvent = JSON.parse(line);
    since = event.time ?? since;
    const machineId = event.Actor?.Attributes?.[label.machine];
    if (machineId) onChange(machineId);
  };
  while (!signal.aborted) {
    await followEvents(docker, { installId, since }, { onLine, signal }).catch(() => {});
    await sleep(RECONNECT_MS, undefined, { signal }).catch(() => {});
  }
}

async function followEvents(
  docker: Docker,
  from: { installId: string; since: number | undefined },
  { onLine, signal }: { onLine: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  const filters = {
    type: ["container" as const],
    event: ["start", "die", "destroy", "pause", "unpause"],
    ...labelled({ [label.install]: from.installId, [label.machine]: null }),
  };
  const options = { since: from.since, filters, abortSignal: signal };
  let rest = "";
  for await (const chunk of await docker.getEvents(options)) {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  }
}
