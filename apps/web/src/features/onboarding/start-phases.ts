import type { StepKind } from "@slipway/core/planner";
import type { OperationDetail } from "@slipway/usecases/operations/schemas";

export interface Phase {
  label: string;
  done: number;
  total: number;
}

/** What a start does, as somebody sees it who has never seen one. What is not named here is housekeeping between the phases. */
const phaseOf: Partial<Record<StepKind, string>> = {
  "machine.create": "Boot machines",
  "machine.prepare": "Set them up over SSH",
  "swarm.init": "Connect them",
  "swarm.join": "Connect them",
  "overlay.ensure": "Connect them",
  "image.pull": "Fetch images",
  "task.start": "Start containers",
  "balancer.configure": "Let traffic in",
};

/** The phases of an operation in the order of its steps, each with how many of its steps are done. */
export function startPhases({ steps }: Pick<OperationDetail, "steps">): Phase[] {
  const phases = new Map<string, Phase>();
  const order = [...new Set(Object.values(phaseOf))];
  for (const { kind, state } of steps) {
    const label = phaseOf[kind];
    if (!label) continue;
    const phase = phases.get(label) ?? { label, done: 0, total: 0 };
    phases.set(label, { label, done: phase.done + Number(state === "succeeded" || state === "skipped"), total: phase.total + 1 });
  }
  return order.flatMap((label) => phases.get(label) ?? []);
}
