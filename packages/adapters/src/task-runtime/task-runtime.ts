import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, ContainerInfo, HostSession } from "@slipway/core/ports";
import { appRequest, holderRequest } from "./container-requests.ts";
import { runScript } from "./machine-scripts.ts";
import { secretMaterial } from "./secret-material.ts";
import { appName, holderName, secretsDirectory, type TaskRequest, taskLabels } from "./task-request.ts";
import { waitReady } from "./wait-ready.ts";

/** Where the load balancer image reads its configuration. */
export const BALANCER_CONFIG_PATH = "/usr/local/etc/haproxy/haproxy.cfg";

export interface TaskRuntime {
  /** Converges: whatever is there already and fits stays; the rules are in place before the app starts. Returns the app. */
  startTask(task: TaskRequest): Promise<ContainerInfo>;
  /** Starts the app anew in its living holder; what else is missing is made good as well. */
  restartTask(task: TaskRequest): Promise<ContainerInfo>;
  /** SIGTERM, ten seconds, SIGKILL; then holder and secrets. Already gone is success. */
  stopTask(taskId: string, options?: { graceMs?: number }): Promise<void>;
  applyFirewall(taskId: string, nftables: string): Promise<void>;
  /** New configuration for a running load balancer, taken over without dropping connections. */
  configureBalancer(taskId: string, config: string): Promise<void>;
  /** Returns once the app runs and, with a health check, has passed it. STEP_FAILED with its last log lines when it exits instead. */
  waitReady(
    task: Pick<TaskRequest, "taskId" | "healthCheck">,
    options: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<ContainerInfo>;
}

/** How one task is put on one machine. */
export function taskRuntime({ session, engine }: { session: HostSession; engine: ContainerEngine }): TaskRuntime {
  async function startTask(task: TaskRequest): Promise<ContainerInfo> {
    await removeStale(engine, task);
    const holder = await engine.runContainer(holderRequest(task));
    await enforce(session, holder, task.nftables);
    const app = await engine.inspect(appName(task.taskId));
    if (app?.state === "running" && !isOlder(app, holder)) return app;
    if (app !== null && isOlder(app, holder)) await engine.removeContainer(app.name, { graceMs: 0 });
    const secrets = secretMaterial(task);
    if (!secrets.isEmpty) {
      await runScript(session, { script: "writeSecrets", args: [secretsDirectory(task.taskId)], stdin: await secrets.tar() });
    }
    return await engine.runContainer(appRequest(task, secrets, await imageProgram(engine, task, secrets.hasEnv)));
  }

  return {
    startTask,
    async restartTask(task) {
      const [app, holder] = await Promise.all([engine.inspect(appName(task.taskId)), engine.inspect(holderName(task.taskId))]);
      // Without its holder it has no network any more: a grace period would only prolong the outage.
      const graceMs = holder?.state === "running" ? GRACE_MS : 0;
      if (app?.state === "running") await engine.removeContainer(app.name, { graceMs });
      return await startTask(task);
    },
    async stopTask(taskId, { graceMs = GRACE_MS } = {}) {
      await engine.removeContainer(appName(taskId), { graceMs });
      await engine.removeContainer(holderName(taskId), { graceMs: 0 });
      await runScript(session, { script: "removeSecrets", args: [secretsDirectory(taskId)] });
    },
    async applyFirewall(taskId, nftables) {
      const holder = await engine.inspect(holderName(taskId));
      if (holder?.state !== "running") throw new AppError("STEP_FAILED", `The network holder of task ${taskId} is not running.`);
      await enforce(session, holder, nftables);
    },
    async configureBalancer(taskId, config) {
      await engine.putFiles(appName(taskId), { [BALANCER_CONFIG_PATH]: config });
      await engine.signalContainer(appName(taskId), "SIGUSR2");
    },
    waitReady: (task, options) => waitReady(engine, task, options),
  };
}

const GRACE_MS = 10_000;

/** Containers of the task made from another configuration. The app goes first: it lives in the holder's namespace. */
async function removeStale(engine: ContainerEngine, task: TaskRequest): Promise<void> {
  const found = await engine.list({ [taskLabels.task]: task.taskId });
  const stale = found.filter((one) => one.labels[taskLabels.config] !== task.configHash);
  for (const kind of ["app", "holder"]) {
    for (const one of stale)
      if (one.labels[taskLabels.kind] === kind) await engine.removeContainer(one.name, { graceMs: kind === "app" ? GRACE_MS : 0 });
  }
}

async function enforce(session: HostSession, holder: ContainerInfo, nftables: string): Promise<void> {
  await runScript(session, { script: "applyFirewall", args: [String(holder.pid), holder.id], stdin: nftables });
}

/** True when the app was started in a namespace that its holder no longer owns. */
function isOlder(app: ContainerInfo, holder: ContainerInfo): boolean {
  return Date.parse(app.startedAt ?? holder.startedAt ?? "") < Date.parse(holder.startedAt ?? "");
}

async function imageProgram(
  engine: ContainerEngine,
  task: TaskRequest,
  needed: boolean,
): Promise<{ entrypoint: string[]; command: string[] }> {
  const config = needed ? await engine.imageConfig(task.image) : { entrypoint: [], command: [] };
  if (config === null) throw new AppError("STEP_FAILED", `Image ${task.image} is not on machine yet.`);
  return config;
}
