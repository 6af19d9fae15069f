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
  const app = containers.find((one) => one.labels[taskLabels.kind] === "app");
  const holder = containers.find((one) => one.labels[taskLabels.kind] === "holder");
  const labels = (app ?? holder)?.labels ?? {};
  const fresh = Date.parse(app?.startedAt ?? "") >= Date.parse(holder?.startedAt ?? "");
  return {
    taskId,
    service: labels[taskLabels.service] ?? "",
    clusterId: labels[taskLabels.clusterId] ?? "",
    state: app?.state ?? "missing",
    startedAt: app?.startedAt ?? null,
    exitCode: app?.exitCode ?? null,
    oomKilled: app?.oomKilled ?? false,
    holderAlive: holder?.state === "running" && (app?.state !== "running" || fresh),
    health: [holder?.health, app?.health].find((one) => one !== undefined && one !== "none") ?? "none",
    configHash: labels[taskLabels.config] ?? "",
  };
}
