import type { ApiCluster, ApiMachine, Finding } from "./witnesses.ts";

interface Checked {
  id: string;
  title: string;
  /** What was measured, in words with a number. */
  figure: string;
}

/** `details` name each breach; without any it holds. */
export const finding = (checked: Checked, details: string[]): Finding => ({
  ...checked,
  verdict: details.length === 0 ? "holds" : "violated",
  details,
});

/** Not checked, and why. */
export const later = (checked: Checked): Finding => ({ ...checked, verdict: "not applicable yet", details: [] });

const ended = new Set(["succeeded", "failed", "cancelled"]);

export const hasEnded = (operation: { state: string }): boolean => ended.has(operation.state);

/** No operation is under way: what it says must be so. */
export const isQuiet = (cluster: ApiCluster): boolean => cluster.operations.every(hasEnded);

export const liveMachines = (cluster: ApiCluster): ApiMachine[] => cluster.machines.filter((machine) => machine.state !== "gone");
