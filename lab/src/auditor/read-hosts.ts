import { runCommand } from "./run-command.ts";
import type { HostContainer, Witnesses } from "./witnesses.ts";

interface PsRow {
  State: string;
  Labels: string;
}

function parseRow(machineId: string, line: string): HostContainer {
  const row = JSON.parse(line) as PsRow;
  const labels = Object.fromEntries(row.Labels.split(",").map((pair) => pair.split("=", 2) as [string, string]));
  return {
    machineId,
    taskId: labels["slipway.task"] ?? "",
    service: labels["slipway.service"] ?? "",
    kind: labels["slipway.kind"] ?? "",
    clusterName: labels["slipway.cluster"] ?? "",
    running: row.State === "running",
  };
}

/** Asks each machine's engine over the auditor's own SSH connection. A machine that does not answer is named, never guessed at. */
export async function readHosts(sshPorts: Map<string, number>, keyFile: string): Promise<Witnesses["hosts"]> {
  const seen: Witnesses["hosts"] = { reached: [], silent: [], containers: [] };
  const options = ["-i", keyFile, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5"];
  await Promise.all(
    [...sshPorts].map(async ([machineId, port]) => {
      try {
        const text = await runCommand("ssh", [...options, "-p", String(port), "slipway@127.0.0.1", "docker ps -a --format '{{json .}}'"], { timeoutMs: 20_000 });
        const rows = text.split("\n").filter(Boolean).map((line) => parseRow(machineId, line));
        seen.reached.push(machineId);
        seen.containers.push(...rows.filter((row) => row.taskId !== ""));
      } catch {
        seen.silent.push(machineId);
      }
    }),
  );
  return seen;
}
