import type { Action } from "@slipway/core/access";
import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { Pencil, Trash2 } from "lucide-react";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import { mayGive } from "../members/grantable-roles.ts";
import type { WantedServiceRole } from "./service-account-role-change.tsx";
import { serviceRoleOptions } from "./service-role-options.ts";

interface ServiceAccountActs {
  held: readonly Action[];
  onRole(wanted: WantedServiceRole): void;
  onRename(account: ServiceAccount): void;
  onDelete(account: ServiceAccount): void;
}

export const serviceAccountColumns = ({ held, onRole, onRename, onDelete }: ServiceAccountActs): TableColumn<ServiceAccount>[] => [
  { id: "name", header: "Name", sortBy: ({ name }) => name, cell: ({ name }) => <span className="truncate font-medium">{name}</span> },
  {
    id: "role",
    header: "Role",
    width: "9rem",
    sortBy: ({ role }) => role,
    cell: (account) =>
      mayGive(held, account.role) ? (
        <Select
          aria-label={`Role of ${account.name}`}
          value={account.role}
          options={serviceRoleOptions(held)}
          onValue={(role) => onRole({ account, role })}
        />
      ) : (
        account.role
      ),
  },
  { id: "made", header: "Made", width: "8rem", sortBy: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    id: "acts",
    header: "",
    width: "6rem",
    align: "right",
    cell: (account) =>
      mayGive(held, account.role) ? (
        <span className="inline-flex gap-1">
          <IconButton size="sm" label={`Rename ${account.name}`} icon={<Pencil aria-hidden />} onClick={() => onRename(account)} />
          <IconButton size="sm" label={`Delete ${account.name}`} icon={<Trash2 aria-hidden />} onClick={() => onDelete(account)} />
        </span>
      ) : null,
  },
];
