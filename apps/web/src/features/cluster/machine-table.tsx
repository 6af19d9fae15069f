import type { Machine } from "@slipway/usecases/machines/schemas";
import { DataTable } from "../../ui/data-table.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";

export function MachineTable({ machines }: { machines: Machine[] }) {
  const rows = machines.map(({ id, name, role, state, provider, address, publicAddress }) => ({
    id,
    cells: [name, role, <StateBadge key="state" state={state} />, provider, address, publicAddress ?? "–"],
  }));
  return (
    <DataTable title="Machines" columns={["Name", "Role", "State", "Provider", "Address", "Public"]} rows={rows} empty="No machine." />
  );
}
