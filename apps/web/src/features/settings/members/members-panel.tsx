"use client";

import type { Member } from "@slipway/usecases/members/schemas";
import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { useMe } from "../../shell/use-me.ts";
import { Loaded } from "../loaded.tsx";
import { memberColumns } from "./member-columns.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { RoleChange, type WantedRole } from "./role-change.tsx";
import { useMembers } from "./use-members.ts";

export function MembersPanel() {
  const team = useQuery(useTRPC().teams.get.queryOptions({}));
  const members = useMembers();
  const { me } = useMe();
  const [wanted, setWanted] = useState<WantedRole | null>(null);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const columns = memberColumns({
    held: team.data?.actions ?? [],
    ownId: me?.user.id,
    onRole: setWanted,
    onRemove: setLeaving,
  });
  return (
    <Panel flush title="Members" description="People of the team. General shows what each role may do.">
      <Loaded query={members} label="Loading members">
        {({ items }) => (
          <Table
            bare
            label="Members"
            columns={columns}
            rows={items}
            rowKey={({ userId }) => userId}
            empty={<EmptyState icon={<UsersRound aria-hidden />} title="No member" text="Invite people by their e-mail address." />}
          />
        )}
      </Loaded>
      {wanted && <RoleChange wanted={wanted} onClose={() => setWanted(null)} />}
      {leaving && <RemoveMember member={leaving} isSelf={leaving.userId === me?.user.id} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}
