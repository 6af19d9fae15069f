"use client";

import type { Invitation } from "@slipway/usecases/invitations/schemas";
import { useQuery } from "@tanstack/react-query";
import { Mail, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { StateBadge } from "../../../ui/state-badge.tsx";
import { Table } from "../../../ui/table.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";
import { allPages } from "../../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { Loaded } from "../loaded.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { RevokeInvitation } from "./revoke-invitation.tsx";

const PAGE = 200;

export function InvitationsPanel() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [inviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const invitations = useQuery({
    queryKey: trpc.invitations.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.invitations.list.query({ limit: PAGE, cursor })),
  });
  const invite = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setInviting(true)}>
      Invite
    </Button>
  );
  return (
    <Panel flush title="Invitations" description="Each is for one address and one use, within 7 days." actions={invite}>
      <Loaded query={invitations} label="Loading invitations">
        {({ items }) => (
          <Table
            bare
            label="Invitations"
            columns={columns(setRevoking)}
            rows={items}
            rowKey={({ id }) => id}
            empty={<EmptyState icon={<Mail aria-hidden />} title="Nobody is invited" text="Invite a person by their e-mail address." />}
          />
        )}
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {revoking && <RevokeInvitation invitation={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}

const columns = (onRevoke: (invitation: Invitation) => void): TableColumn<Invitation>[] => [
  { id: "email", header: "E-mail", sortBy: ({ email }) => email, cell: ({ email }) => <span className="truncate">{email}</span> },
  { id: "role", header: "Role", width: "7rem", sortBy: ({ role }) => role, cell: ({ role }) => role },
  {
    id: "state",
    header: "State",
    width: "8rem",
    sortBy: ({ state }) => state,
    cell: ({ state }) => <StateBadge state={state === "open" ? "waiting" : state} />,
  },
  {
    id: "expires",
    header: "Expires",
    width: "8rem",
    sortBy: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt, state }) => <Time at={state === "open" || state === "expired" ? expiresAt : null} />,
  },
  {
    id: "revoke",
    header: "",
    width: "4rem",
    align: "right",
    cell: (invitation) =>
      invitation.state === "open" ? (
        <IconButton
          size="sm"
          label={`Revoke the invitation of ${invitation.email}`}
          icon={<X aria-hidden />}
          onClick={() => onRevoke(invitation)}
        />
      ) : null,
  },
];
