import { toMachineRecord, withNodes } from "../execution/machine-rows.ts";
import type { Machine, Node } from "../generated/prisma/client.ts";
import { isoTime, isoTimeOrNull } from "../json.ts";
import { isId, type Page, type PageQuery, pageArguments, pageOf } from "../page.ts";
import type { TeamScope } from "../scope.ts";
import type { MachineRow } from "./records.ts";

export type MachineStore = ReturnType<typeof machineStore>;

function toMachineRow({ machine, node }: { machine: Machine; node: Node }): MachineRow {
  const { reason, createdAt, endedAt } = machine;
  return { ...toMachineRecord(machine, node), reason, createdAt: isoTime(createdAt), endedAt: isoTimeOrNull(endedAt) };
}

export function machineStore({ tx, teamId }: TeamScope) {
  return {
    /** Oldest first; those that are gone only when asked for. */
    async list(query: PageQuery & { clusterId: string; includeGone?: boolean }): Promise<Page<MachineRow>> {
      const state = query.includeGone ? undefined : { not: "gone" };
      const where = { teamId, clusterId: query.clusterId, state };
      const machines = await tx.machine.findMany({ ...pageArguments(query), where, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
      const { items, nextCursor } = pageOf(machines, query.limit, (machine) => machine);
      return { items: (await withNodes(tx, items)).map(toMachineRow), nextCursor };
    },
    async find(machineId: string): Promise<MachineRow | null> {
      const machine = isId(machineId) ? await tx.machine.findUnique({ where: { id: machineId, teamId } }) : null;
      const [row] = machine ? await withNodes(tx, [machine]) : [];
      return row ? toMachineRow(row) : null;
    },
  };
}
