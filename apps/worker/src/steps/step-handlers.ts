import type { StepKind } from "@slipway/core/planner";
import { configureBalancer } from "./balancers.ts";
import { createMachine } from "./create-machine.ts";
import { deleteMachine } from "./delete-machine.ts";
import { pullImage } from "./images.ts";
import { deleteNetwork, ensureNetwork } from "./networks.ts";
import { prepareMachine } from "./prepare-machine.ts";
import { restoreSwarm } from "./restore-swarm.ts";
import type { StepHandler } from "./step-context.ts";
import { backupSwarm, ensureOverlay, forgetMachine, initSwarm, joinSwarm } from "./swarm.ts";
import { applyFirewall, restartTask, startTask, stopTask } from "./tasks.ts";

export const stepHandlers = {
  "network.ensure": ensureNetwork,
  "machine.create": createMachine,
  "machine.prepare": prepareMachine,
  "machine.delete": deleteMachine,
  "network.delete": deleteNetwork,
  "swarm.init": initSwarm,
  "swarm.restore": restoreSwarm,
  "swarm.join": joinSwarm,
  "swarm.forget": forgetMachine,
  "swarm.backup": backupSwarm,
  "overlay.ensure": ensureOverlay,
  "image.pull": pullImage,
  "task.start": startTask,
  "task.restart": restartTask,
  "task.firewall": applyFirewall,
  "task.stop": stopTask,
  "balancer.configure": configureBalancer,
} as const satisfies Record<StepKind, StepHandler>;
