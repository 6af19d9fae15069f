import type { Allocation, Machine, Node, Step, Task } from "../generated/prisma/client.ts";
import type { Statements } from "../statements.ts";

/** What machines need of their node. */
export type NodeOfMachine = Pick<Node, "id" | "name" | "role" | "privateAddress">;

export const selectSteps = (tx: Statements, ids: string[]): Promise<Step[]> =>
  rows(ids, () => tx.$queryRaw`SELECT * FROM step WHERE id = ANY (${ids}::uuid[])`);

export const selectMachines = (tx: Statements, ids: string[]): Promise<Machine[]> =>
  rows(ids, () => tx.$queryRaw`SELECT * FROM machine WHERE id = ANY (${ids}::uuid[])`);

export const selectNodesOf = (tx: Statements, machineIds: string[]): Promise<NodeOfMachine[]> =>
  rows(
    machineIds,
    () => tx.$queryRaw`
      SELECT id, name, role, private_address FROM node WHERE id IN (SELECT node_id FROM machine WHERE id = ANY (${machineIds}::uuid[]))`,
  );

/** The oldest first. */
export const selectLivingMachines = (tx: Statements, clusterIds: string[]): Promise<Machine[]> =>
  rows(
    clusterIds,
    () => tx.$queryRaw`SELECT * FROM machine WHERE cluster_id = ANY (${clusterIds}::uuid[]) AND state <> 'gone' ORDER BY created_at, id`,
  );

export const selectNodes = (tx: Statements, clusterIds: string[]): Promise<NodeOfMachine[]> =>
  rows(clusterIds, () => tx.$queryRaw`SELECT id, name, role, private_address FROM node WHERE cluster_id = ANY (${clusterIds}::uuid[])`);

export const selectTasks = (tx: Statements, ids: string[]): Promise<Task[]> =>
  rows(ids, () => tx.$queryRaw`SELECT * FROM task WHERE id = ANY (${ids}::uuid[])`);

/** Those that have not ended. */
export const selectTasksOn = (tx: Statements, machineIds: string[]): Promise<Task[]> =>
  rows(machineIds, () => tx.$queryRaw`SELECT * FROM task WHERE machine_id = ANY (${machineIds}::uuid[]) AND ended_at IS NULL`);

export const selectAllocations = (tx: Statements, taskIds: string[]): Promise<Allocation[]> =>
  rows(taskIds, () => tx.$queryRaw`SELECT * FROM allocation WHERE task_id = ANY (${taskIds}::uuid[])`);

/** Columns are named as Prisma's fields are, in snake case. */
async function rows<Row>(ids: string[], select: () => Promise<Record<string, unknown>[]>): Promise<Row[]> {
  if (ids.length === 0) return [];
  return (await select()).map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value])) as Row);
}

const names = new Map<string, string>();

function camelCase(column: string): string {
  const known = names.get(column) ?? column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  names.set(column, known);
  return known;
}
