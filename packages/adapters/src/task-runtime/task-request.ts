import type { HealthCheckSpec } from "@slipway/core/blueprint";

/** One task as it is put on one machine. */
export interface TaskRequest {
  taskId: string;
  clusterId: string;
  clusterName: string;
  service: string;
  /** Such as `web-1`. */
  name: string;
  hostname: string;
  /** On the overlay. */
  address: string;
  overlay: string;
  aliases: string[];
  image: string;
  /** Empty: the image's own. */
  command: string[];
  env: Record<string, string>;
  /** By absolute path. */
  files: Record<string, string>;
  secretEnv: Record<string, string>;
  secretFiles: Record<string, string>;
  publicPorts: number[];
  /** Fractions of a core reserved; 0: none. */
  cpu: number;
  /** 0: no limit. */
  memoryMib: number;
  healthCheck?: HealthCheckSpec;
  configHash: string;
  /** For `nft -f -` in the task's network namespace. */
  nftables: string;
}

/** Names on the machine; all of them follow from the task's id alone. */
export const appName = (taskId: string): string => `slipway-${taskId}`;
export const holderName = (taskId: string): string => `slipway-${taskId}-net`;
export const secretsDirectory = (taskId: string): string => `/run/slipway/tasks/${taskId}`;

export const HOLDER_IMAGE = "slipway/holder:1";

export const taskLabels = {
  task: "slipway.task",
  service: "slipway.service",
  cluster: "slipway.cluster",
  clusterId: "slipway.cluster_id",
  kind: "slipway.kind",
  config: "slipway.config",
} as const;

export function labelsOf(task: TaskRequest, kind: "holder" | "app"): Record<string, string> {
  return {
    [taskLabels.task]: task.taskId,
    [taskLabels.service]: task.service,
    [taskLabels.cluster]: task.clusterName,
    [taskLabels.clusterId]: task.clusterId,
    [taskLabels.kind]: kind,
    [taskLabels.config]: task.configHash,
  };
}
