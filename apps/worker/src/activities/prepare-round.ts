import { type ClusterSpec, specSecrets } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import type { OperationState } from "@slipway/core/lifecycle";
import { type Plan, planConvergence } from "@slipway/core/planner";
import type { ClusterRecord, ExecutionStore, OperationFailure, OperationRecord, SavedStep } from "@slipway/core/ports";
import { observeCluster } from "../observe/observe-cluster.ts";
import { removeOrphans } from "../observe/remove-orphans.ts";
import type { ObserveDeps } from "../observe/sight.ts";
import type { Activities, EndState, OperationRef, Phase, PreparedRound } from "./activity-types.ts";
import { targetOf } from "./operation-view.ts";

type Request = OperationRef & { round: number; phase: Phase };

interface RoundContext {
  deps: ObserveDeps;
  store: ExecutionStore;
  operation: OperationRecord;
  request: Request;
}

/** Begins the operation if need be, looks, plans and saves the plan. A round saved before is taken as it is. */
export function prepareRound(deps: ObserveDeps): Activities["prepareRound"] {
  return async (request) => {
    const store = deps.system.forTeam(request.teamId);
    // Begun first, then read: one that was cancelled while it still waited must not be carried out.
    await store.beginOperation(request.operationId);
    const [operation, saved] = await Promise.all([
      store.loadOperation(request.operationId),
      store.loadSteps(request.operationId, request.round),
    ]);
    const { cancelRequested, state } = operation;
    const prepared: PreparedRound = { cancelRequested, steps: [], ended: null, blocked: null };
    if (hasEnded(state)) return { ...prepared, ended: state };
    if (saved.length > 0) return { ...prepared, steps: toGraph(saved) };
    if (request.phase === "forward") refuseForeignProviders(deps, targetOf(operation, "forward")?.spec ?? null);
    const plan = await planRound({ deps, store, operation, request });
    const steps = await store.savePlan(operation.id, request.round, plan);
    return { ...prepared, steps: toGraph(steps), blocked: unplaced(plan) };
  };
}

/** Before any intent is saved: what nothing can make must not stay behind as a row that nothing can end. */
function refuseForeignProviders({ providers }: ObserveDeps, target: ClusterSpec | null): void {
  const foreign = new Set((target?.nodeGroups ?? []).map(({ provider }) => provider).filter((name) => !providers.has(name)));
  if (foreign.size === 0) return;
  throw new AppError("PROVIDER_REFUSED", `This installation has no provider ${[...foreign].join(", ")}.`, {
    remedy: `Name one that it has: ${[...providers.keys()].join(", ")}.`,
  });
}

function hasEnded(state: OperationState): state is EndState {
  return state !== "pending" && state !== "running";
}

async function planRound(context: RoundContext): Promise<Plan> {
  const { deps, store, operation, request } = context;
  // A previewed plan is executed exactly as it was shown; what has changed since is a matter of the next round.
  if (request.phase === "forward" && request.round === 1 && operation.plan) return operation.plan;
  const cluster = await store.loadCluster(request.clusterId);
  const sight = await observeCluster(deps, { cluster, store });
  await store.recordObservation(cluster.id, sight.observation);
  await removeOrphans(deps, sight);
  return planFrom(context, cluster);
}

async function planFrom({ deps, store, operation, request }: RoundContext, cluster: ClusterRecord): Promise<Plan> {
  const target = targetOf(operation, request.phase)?.spec ?? null;
  return planConvergence({
    target,
    previous: targetOf(operation, request.phase === "forward" ? "rollback" : "forward")?.spec ?? null,
    snapshot: await store.snapshot(cluster.id),
    seed: `${operation.id}:${request.phase}:${request.round}`,
    now: deps.clock.now(),
    prices: deps.prices,
    healOnly: operation.kind === "heal",
    secretVersions: target ? await secretVersions(deps, cluster.teamId, specSecrets(target)) : {},
  });
}

async function secretVersions(deps: ObserveDeps, teamId: string, names: string[]): Promise<Record<string, number>> {
  const versions: Record<string, number> = {};
  for (const name of names) versions[name] = (await deps.secrets.get({ teamId, scope: "team", name }))?.version ?? 0;
  return versions;
}

function toGraph(steps: SavedStep[]): PreparedRound["steps"] {
  const positions = new Map(steps.map((step, position) => [step.id, position]));
  return steps.map((step) => ({
    id: step.id,
    dependsOn: step.dependsOn.flatMap((id) => positions.get(id) ?? []),
    done: step.state === "succeeded" || step.state === "skipped",
  }));
}

function unplaced({ unplaced: tasks }: Plan): OperationFailure | null {
  const [first] = tasks;
  if (!first) return null;
  const others = tasks.length > 1 ? ` (and ${tasks.length - 1} more)` : "";
  return { code: "CAPACITY", message: `${first.task}${others} fits on no machine: ${first.reasons.join("; ")}`, remedy: first.remedy };
}
