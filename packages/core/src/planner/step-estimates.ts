import type { StepKind } from "./plan.ts";

/** Milliseconds, as seen with the local provider; for progress and critical paths, never for time limits. */
export const estimateMs = {
  "network.ensure": 300,
  "machine.create": 3_000,
  "machine.prepare": 3_000,
  "machine.delete": 2_000,
  "network.delete": 500,
  "swarm.init": 800,
  "swarm.restore": 5_000,
  "swarm.join": 1_500,
  "swarm.forget": 300,
  "swarm.backup": 300,
  "overlay.ensure": 200,
  "image.pull": 2_000,
  "task.start": 1_500,
  "task.restart": 800,
  "task.firewall": 100,
  "task.stop": 1_000,
  "balancer.configure": 150,
} as const satisfies Record<StepKind, number>;
