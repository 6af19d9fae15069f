import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, ContainerInfo } from "@slipway/core/ports";
import { healthArgv } from "./health-argv.ts";
import { appName, holderName, type TaskRequest } from "./task-request.ts";

type ReadyTask = Pick<TaskRequest, "taskId" | "healthCheck">;

/** Asks sooner than the engine's own interval does: a task counts as ready the moment it answers. */
export async function waitReady(
  engine: ContainerEngine,
  task: ReadyTask,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<ContainerInfo> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    if (signal?.aborted) throw new AppError("CANCELLED", "The call was cancelled.");
    const app = await engine.inspect(appName(task.taskId));
    if (app === null) throw new AppError("STEP_FAILED", `The container of task ${task.taskId} is gone.`);
    if (app.state === "exited") throw await exitedEarly(engine, app);
    if (app.state === "running" && (await passes(engine, task))) return app;
    if (performance.now() >= deadline) throw new AppError("STEP_FAILED", `Task ${task.taskId} was not ready within ${timeoutMs} ms.`);
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

async function passes(engine: ContainerEngine, { taskId, healthCheck }: ReadyTask): Promise<boolean> {
  if (healthCheck === undefined) return true;
  const { runsIn, argv } = healthArgv(healthCheck);
  const where = runsIn === "holder" ? holderName(taskId) : appName(taskId);
  if ((await engine.inspect(where))?.health === "healthy") return true;
  try {
    return (await engine.exec(where, argv, { timeoutMs: healthCheck.timeoutMs })).exitCode === 0;
  } catch (error) {
    // A check that hangs or whose container just ended is a check not passed; the next look tells which.
    if (error instanceof AppError && error.code === "STEP_FAILED") return false;
    throw error;
  }
}

const LAST_LINES = 20;

async function exitedEarly(engine: ContainerEngine, app: ContainerInfo): Promise<AppError> {
  const lines: string[] = [];
  await engine.followLogs(app.name, 0, ({ text }) => void (lines.push(text) > LAST_LINES && lines.shift()), AbortSignal.timeout(2000));
  const why = app.oomKilled ? "ran out of memory" : `exited with code ${app.exitCode}`;
  const words = lines.length > 0 ? ` Its last words:\n${lines.join("\n")}` : "";
  return new AppError("STEP_FAILED", `The container ${why} before it was ready.${words}`, {
    remedy: "Look at the service's command, image and logs.",
  });
}
