import type { ContainerEngine, ContainerInfo } from "@slipway/core/ports";
import { taskLabels } from "./task-request.ts";

export interface ObservedTask {
  taskId: string;
  service: string;
  clusterId: string;
  /** `missing`: only the holder is there. */
  state: ContainerInfo["state"] | "missing";
  startedAt: string | null;
  exitCode: number | null;
  oomKilled: boolean;
  /** False as well when the holder was started anew under a running app, which then has no network. */
  holderAlive: boolean;
  health: ContainerInfo["health"];
  configHash: string;
}

/** The tasks of one machine, from its engine alone. */
export async function observeTasks(engine: ContainerEngine, filter: { clusterId?: string } = {}): Promise<ObservedTask[]> {
  const labels: Record<string, string> = filter.clusterId === undefined ? {} : { [taskLabels.clusterId]: filter.clusterId };
  const byTask = Map.groupBy(await engine.list(labels), (container) => container.labels[taskLabels.task]);
  const observed: ObservedTask[] = [];
  for (const [taskId, containers] of byTask) if (taskId !== undefined) observed.push(observedTask(taskId, containers));
  return observed;
}

function observedTask(taskId: string, containers: ContainerInfo[]): ObservedTask {
  const ofKind = (kind: string): ContainerInfo | undefined => containers.find((one) => one.labels[taskLabels.kind] === kind);
  const [app, holder] = [ofKind("app"), ofKind("holder")];
  const labels = (app ?? holder)?.labels ?? {};
  return {
    taskId,
    service: labels[taskLabels.service] ?? "",
    clusterId: labels[taskLabels.clusterId] ?? "",
    ...(app === undefined ? NO_APP : stateOf(app)),
    holderAlive: holder?.state === "running" && (app?.state !== "running" || startOf(app) >= startOf(holder)),
    health: [holder, app].map((one) => one?.health).find((health) => health !== undefined && health !== "none") ?? "none",
    configHash: labels[taskLabels.config] ?? "",
  };
}

const NO_APP = { state: "missing", startedAt: null, exitCode: null, oomKilled: false } as const;

function stateOf({ state, startedAt, exitCode, oomKilled }: ContainerInfo): Pick<ObservedTask, keyof typeof NO_APP> {
  return { state, startedAt, exitCode, oomKilled };
}

function startOf({ startedAt }: ContainerInfo): number {
  return Date.parse(startedAt ?? "");
}
