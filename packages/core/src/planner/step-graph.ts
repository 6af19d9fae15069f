import { AppError } from "../errors/index.ts";
import type { PlanStep, StepInput, StepKind } from "./plan.ts";
import { estimateMs } from "./step-estimates.ts";

interface StepDraft {
  kind: StepKind;
  /** What tells the step from others of its kind: a node's or task's name. */
  subject?: string;
  nodeId?: string | null;
  input?: StepInput;
  /** Keys that need not exist: what is not in the plan is done already. */
  after?: readonly (string | null | undefined)[];
}

/** Collects steps in any order and makes the DAG of them. */
export interface StepGraph {
  /** Returns the step's key. A key added before gains the further `after`. */
  add(draft: StepDraft): string;
  has(key: string): boolean;
  build(): PlanStep[];
}

export function stepKey(kind: StepKind, subject?: string): string {
  return subject === undefined ? kind : `${kind} ${subject}`;
}

export function stepGraph(): StepGraph {
  const steps = new Map<string, PlanStep>();
  return {
    add({ kind, subject, nodeId = null, input = {}, after = [] }) {
      const key = stepKey(kind, subject);
      const dependsOn = after.filter((other) => other !== null && other !== undefined);
      const known = steps.get(key);
      if (known) known.dependsOn.push(...dependsOn);
      else steps.set(key, { key, kind, nodeId, input, dependsOn, estimateMs: estimateMs[kind] });
      return key;
    },
    has: (key) => steps.has(key),
    build: () => reduced(inOrder(steps)),
  };
}

/** Every step after all that it depends on; otherwise as they were added. */
function inOrder(steps: ReadonlyMap<string, PlanStep>): PlanStep[] {
  const followers = new Map([...steps.keys()].map((key) => [key, [] as PlanStep[]]));
  const waitingFor = new Map<string, number>();
  for (const step of steps.values()) {
    step.dependsOn = [...new Set(step.dependsOn)].filter((key) => steps.has(key));
    waitingFor.set(step.key, step.dependsOn.length);
    for (const key of step.dependsOn) followers.get(key)?.push(step);
  }
  const ordered = [...steps.values()].filter(({ dependsOn }) => dependsOn.length === 0);
  for (const step of ordered) {
    for (const follower of followers.get(step.key) ?? []) {
      const left = (waitingFor.get(follower.key) ?? 0) - 1;
      waitingFor.set(follower.key, left);
      if (left === 0) ordered.push(follower);
    }
  }
  if (ordered.length < steps.size) throw new AppError("INTERNAL", "the plan's steps wait for each other in a circle");
  return ordered;
}

/** Drops each dependency that another one implies. `steps` are in order. */
function reduced(steps: PlanStep[]): PlanStep[] {
  const position = new Map(steps.map((step, index) => [step.key, index]));
  const before = steps.map(({ dependsOn }) => dependsOn.map((key) => position.get(key) as number));
  return steps.map((step, index) => {
    const direct = before[index] ?? [];
    if (direct.length < 2) return step;
    const implied = ancestors(direct, before);
    return { ...step, dependsOn: step.dependsOn.filter((key) => !implied.has(position.get(key) as number)) };
  });
}

/** Everything strictly before `direct`, no further back than its first: an order of steps makes looking beyond it useless. */
function ancestors(direct: readonly number[], before: readonly (readonly number[])[]): Set<number> {
  const first = direct.reduce((least, index) => Math.min(least, index), Number.POSITIVE_INFINITY);
  const seen = new Set<number>();
  const stack = [...direct];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    for (const earlier of before[index] ?? []) {
      if (earlier < first || seen.has(earlier)) continue;
      seen.add(earlier);
      stack.push(earlier);
    }
  }
  return seen;
}
