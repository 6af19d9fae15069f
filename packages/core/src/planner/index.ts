export { describePlan, planIsEmpty } from "./describe-plan.ts";
export { machineShapeHash } from "./machine-shape.ts";
export type {
  AddressSlice,
  Plan,
  PlanChange,
  PlannedMachine,
  PlannedNode,
  PlannedTask,
  PlanPlacement,
  PlanStep,
  StepInput,
  StepKind,
  UnplacedTask,
} from "./plan.ts";
export { stepKinds } from "./plan.ts";
export { planConvergence } from "./plan-convergence.ts";
export type { PlanRequest, PriceOf } from "./plan-request.ts";
export type { ClusterSnapshot, MachineView, NodeView, TaskView } from "./snapshot.ts";
export { taskConfigHash, taskFirewallHash } from "./task-hashes.ts";
