import type { Action } from "@slipway/core/access";
import type { Member } from "@slipway/usecases/members/schemas";
import { UserMinus } from "lucide-react";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import { mayGive, roleOptions } from "./grantable-roles.ts";
import type { WantedRole } from "./role-change.tsx";

interface MemberActs {
  /** What who looks may do. */
  held: readonly Action[];
  ownId: string | undefined;
  onRole(wanted: WantedRole): void;
  onRemove(member: Member): void;
}

export function memberColumns({ held, ownId, onRole, onRemove }: MemberActs): TableColumn<Member>[] {
  const mayChange = ({ role }: Member): boolean => held.includes("members.manage") && mayGive(held, role);
  return [
    { id: "name", header: "Name", sortBy: ({ name, email }) => name || email, cell: (member) => <Person member={member} ownId={ownId} /> },
    {
      id: "role",
      header: "Role",
      width: "9rem",
      sortBy: ({ role }) => role,
      cell: (member) =>
        mayChange(member) ? (
          <Select
            aria-label={`Role of ${member.name || member.email}`}
            value={member.role}
            options={roleOptions(held)}
            onValue={(role) => onRole({ member, role })}
          />
        ) : (
          member.role
        ),
    },
    {
      id: "since",
      header: "Since",
      width: "8rem",
      sortBy: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      id: "remove",
      header: "",
      width: "4rem",
      align: "right",
      cell: (member) =>
        mayChange(member) ? (
          <IconButton
            size="sm"
            label={member.userId === ownId ? "Leave the team" : `Remove ${member.name || member.email}`}
            icon={<UserMinus aria-hidden />}
            onClick={() => onRemove(member)}
          />
        ) : null,
    },
  ];
}

function Person({ member: { name, email, userId }, ownId }: { member: Member; ownId: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={name || email} />
      <span className="min-w-0 truncate">
        <span className="font-medium">{name || email}</span> {name && <span className="text-subtle">{email}</span>}
      </span>
      {userId === ownId && <Badge tone="accent">you</Badge>}
    </span>
  );
}
