import { AppError } from "@slipway/core/errors";
import type { HostSession } from "@slipway/core/ports";
import { runScript } from "./machine-scripts.ts";

/** A manager's swarm state, about 200 KB, as a gzipped tar. It holds the swarm's keys: keep it in the secret store only. */
export async function backupSwarm(session: HostSession): Promise<Uint8Array> {
  const { stdout, truncated } = await runScript(session, { script: "backupSwarm", maxOutputBytes: 64 * 1024 * 1024 });
  if (truncated) throw new AppError("STEP_FAILED", "The swarm's state is larger than 48 MiB.");
  return Buffer.from(stdout, "base64");
}

/** Replaces the machine's swarm state and restarts its engine; follow with `swarmInit({ forceNewCluster: true })`. */
export async function restoreSwarm(session: HostSession, backup: Uint8Array): Promise<void> {
  await runScript(session, { script: "restoreSwarm", stdin: backup, timeoutMs: 120_000 });
}
