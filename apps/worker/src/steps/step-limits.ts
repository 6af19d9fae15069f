import type { StepKind } from "@slipway/core/planner";

const MINUTE_MS = 60_000;

/** How long a step of each kind may take, all its tries together, in production time. */
export const stepLimitsMs = {
  "network.ensure": 3 * MINUTE_MS,
  "machine.create": 5 * MINUTE_MS,
  "machine.prepare": 10 * MINUTE_MS,
  "machine.delete": 10 * MINUTE_MS,
  "network.delete": 5 * MINUTE_MS,
  "swarm.init": 3 * MINUTE_MS,
  "swarm.restore": 10 * MINUTE_MS,
  "swarm.join": 3 * MINUTE_MS,
  "swarm.forget": 3 * MINUTE_MS,
  "swarm.backup": 3 * MINUTE_MS,
  "overlay.ensure": 3 * MINUTE_MS,
  "image.pull": 15 * MINUTE_MS,
  "task.start": 5 * MINUTE_MS,
  "task.restart": 5 * MINUTE_MS,
  "task.firewall": 2 * MINUTE_MS,
  "task.stop": 3 * MINUTE_MS,
  "balancer.configure": 2 * MINUTE_MS,
} as const satisfies Record<StepKind, number>;
