import { setTimeout as sleep } from "node:timers/promises";
import { AppError, isAppError } from "@slipway/core/errors";
import type { ContainerEngine, HostSession } from "@slipway/core/ports";
import { runScript } from "./machine-scripts.ts";
import { HOLDER_IMAGE } from "./task-request.ts";

/** Once per machine, repeatable: the engine answers, the holder image and the secrets' directory are there. */
export async function prepareMachine(
  session: HostSession,
  engine: ContainerEngine,
  { timeoutMs = 60_000, signal }: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<void> {
  await Promise.all([runScript(session, { script: "makeRunDirectory", signal }), engineAnswers(session, engine, { timeoutMs, signal })]);
  if ((await engine.imageConfig(HOLDER_IMAGE)) !== null) return;
  await runScript(session, { script: "importHolder", args: [HOLDER_IMAGE], signal });
}

/** Right after boot sshd answers seconds before the engine does. */
async function engineAnswers(
  session: HostSession,
  engine: ContainerEngine,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      await engine.ping();
      return;
    } catch (error) {
      if (!isAppError(error, "UNREACHABLE") || !session.open || performance.now() >= deadline) throw error;
    }
    if (signal?.aborted) throw new AppError("CANCELLED", "The call was cancelled.");
    await sleep(100, undefined, { signal }).catch(() => {});
  }
}
