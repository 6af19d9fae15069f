import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What Docker itself tells of one install's machines. */
export interface MachineCount {
  /** Most that ran at the same time since the last reset. */
  mostAtOnce(): number;
  /** Made since the last reset. */
  made(): number;
  reset(): void;
  close(): void;
}

interface DockerEvent {
  Action: string;
  Actor: { ID: string };
}

/** Follows `docker events` from a moment at which the install has no machine. */
export function countMachines(installId: string): MachineCount {
  const running = new Set<string>();
  let [most, made] = [0, 0];
  const filters = [
    "type=container",
    `label=slipway.install=${installId}`,
    "label=slipway.machine",
    "event=create",
    "event=start",
    "event=die",
  ];
  const child = spawn("docker", ["events", "--format", "{{json .}}", ...filters.flatMap((filter) => ["--filter", filter])], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { Action, Actor } = JSON.parse(line) as DockerEvent;
    if (Action === "create") made += 1;
    if (Action === "start") running.add(Actor.ID);
    if (Action === "die") running.delete(Actor.ID);
    most = Math.max(most, running.size);
  });
  return {
    mostAtOnce: () => most,
    made: () => made,
    reset() {
      [most, made] = [running.size, 0];
    },
    close: () => void child.kill(),
  };
}
