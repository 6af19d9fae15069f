import type { Machine, Step, Task } from "../../generated/prisma/client.ts";
import { inOrder, type Statements } from "../../statements.ts";

/** Writes what changes of machines touch, all rows in one statement. Under the cluster's lock: nobody else has written meanwhile. */
export async function writeMachines(tx: Statements, rows: readonly Machine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE machine SET state = row.state, provider_id = row."providerId", ssh_host = row."sshHost", ssh_port = row."sshPort",
      public_address = row."publicAddress", host_key_public = row."hostKeyPublic", prepared = row.prepared,
      engine_node_id = row."engineNodeId", reason = row.reason, ended_at = row."endedAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (id uuid, state text, "providerId" text, "sshHost" text, "sshPort" int,
      "publicAddress" text, "hostKeyPublic" text, prepared boolean, "engineNodeId" text, reason text, "endedAt" timestamptz)
    WHERE machine.id = row.id`;
}

/** The same of tasks; ended ones give their capacity back. */
export async function writeTasks(tx: Statements, rows: readonly Task[]): Promise<void> {
  if (rows.length === 0) return;
  const taskIds = rows.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id);
  await inOrder(
    tx,
    () => writeTaskRows(tx, rows),
    () => releaseAllocations(tx, taskIds),
  );
}

async function writeTaskRows(tx: Statements, rows: readonly Task[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE task SET state = row.state, machine_id = row."machineId", firewall_hash = row."firewallHash", started_at = row."startedAt",
      reason = row.reason, restart_count = row."restartCount", not_before = row."notBefore", ended_at = row."endedAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (id uuid, state text, "machineId" uuid, "firewallHash" text,
      "startedAt" timestamptz, reason text, "restartCount" int, "notBefore" timestamptz, "endedAt" timestamptz)
    WHERE task.id = row.id`;
}

async function releaseAllocations(tx: Statements, taskIds: string[]): Promise<void> {
  if (taskIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE allocation SET released_at = task.ended_at FROM task
    WHERE task.id = ANY (${taskIds}::uuid[]) AND allocation.task_id = task.id AND allocation.released_at IS NULL`;
}

/** The same of steps. */
export async function writeSteps(tx: Statements, rows: readonly Step[]): Promise<void> {
  if (rows.length === 0) return;
  const changed = rows.map(({ id, state, attempt, message, failure, startedAt, endedAt }) => ({
    id,
    state,
    attempt,
    message,
    failure,
    startedAt,
    endedAt,
  }));
  await tx.$executeRaw`
    UPDATE step SET state = row.state, attempt = row.attempt, message = row.message, failure = row.failure,
      started_at = row."startedAt", ended_at = row."endedAt"
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS row (id uuid, state text, attempt int, message text, failure jsonb,
      "startedAt" timestamptz, "endedAt" timestamptz)
    WHERE step.id = row.id`;
}
