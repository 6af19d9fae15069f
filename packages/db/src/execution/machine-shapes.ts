import type { NodeGroupSpec } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import { machineShapeHash, type PlannedMachine } from "@slipway/core/planner";
import type { MachineShape } from "@slipway/core/ports";
import type { Operation } from "../generated/prisma/client.ts";
import type { TeamScope } from "../scope.ts";
import { readSpecs } from "./clusters.ts";

function shapeOf({ region, size, cpu, memoryMib, diskGib, preemptible }: NodeGroupSpec): MachineShape {
  return { region, size, cpu, memoryMib, diskGib, preemptible };
}

/** A plan names shapes by hash: what they are stands in the spec it converges to, be it the target or the way back. */
export async function machineShapes({ tx }: TeamScope, operation: Operation): Promise<(machine: PlannedMachine) => MachineShape> {
  const { clusterId, targetRevision, previousRevision } = operation;
  const specs = await readSpecs(tx, clusterId, [targetRevision, previousRevision]);
  const groups = specs.flatMap((numbered) => numbered?.spec.nodeGroups ?? []);
  const shapes = new Map(groups.map((group) => [machineShapeHash(group), shapeOf(group)]));
  return ({ id, shapeHash }) => {
    const shape = shapes.get(shapeHash);
    if (!shape) throw new AppError("INTERNAL", `No node group of operation ${operation.id} has the shape of machine ${id}.`);
    return shape;
  };
}
