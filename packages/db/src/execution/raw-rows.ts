import type { Allocation, Cluster, Machine, Node, Step, Task } from "../generated/prisma/client.ts";
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

export const selectCluster = (tx: Statements, id: string): Promise<Cluster[]> =>
  rows([id], () => tx.$queryRaw`SELECT * FROM cluster WHERE id = ${id}::uuid`);

/** The newest first. A machine that is gone counts while the swarm still has its engine. */
export const selectCountedMachines = (tx: Statements, clusterId: string): Promise<Machine[]> =>
  rows(
    [clusterId],
    () => tx.$queryRaw`
      SELECT * FROM machine WHERE cluster_id = ${clusterId}::uuid AND (state <> 'gone' OR engine_node_id IS NOT NULL)
      ORDER BY created_at DESC, id DESC`,
  );

/** A retired one stays as long as one of its machines counts. */
export const selectCountedNodes = (tx: Statements, clusterId: string): Promise<Node[]> =>
  rows(
    [clusterId],
    () => tx.$queryRaw`
      SELECT *, node_group AS "group" FROM node WHERE cluster_id = ${clusterId}::uuid AND (retired_at IS NULL OR id IN (
        SELECT node_id FROM machine WHERE cluster_id = ${clusterId}::uuid AND (state <> 'gone' OR engine_node_id IS NOT NULL)))
      ORDER BY role, name`,
  );

/** Those that have not ended. */
export const selectTasksOf = (tx: Statements, clusterId: string): Promise<Task[]> =>
  rows(
    [clusterId],
    () => tx.$queryRaw`SELECT * FROM task WHERE cluster_id = ${clusterId}::uuid AND ended_at IS NULL ORDER BY service, slot`,
  );

export const selectAllocationsOf = (tx: Statements, clusterId: string): Promise<Allocation[]> =>
  rows(
    [clusterId],
    () => tx.$queryRaw`
      SELECT * FROM allocation WHERE task_id IN (SELECT id FROM task WHERE cluster_id = ${clusterId}::uuid AND ended_at IS NULL)`,
  );

export const selectLostTasks = (tx: Statements, clusterId: string, since: Date): Promise<Pick<Task, "address">[]> =>
  rows(
    [clusterId],
    () =>
      tx.$queryRaw`SELECT address FROM task WHERE cluster_id = ${clusterId}::uuid AND state = 'lost' AND ended_at > ${since}::timestamptz`,
  );

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
