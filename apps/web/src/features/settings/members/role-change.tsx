"use client";

import type { Role } from "@slipway/core/access";
import type { Member } from "@slipway/usecases/members/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";

export interface WantedRole {
  member: Member;
  role: Role;
}

/** A role is chosen in a list that also changes by arrow keys: it is asked for first. */
export function RoleChange({ wanted: { member, role }, onClose }: { wanted: WantedRole; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const name = member.name || member.email;
  const update = useMutation(
    trpc.members.update.mutationOptions({
      async onSuccess() {
        toast.show({ tone: "good", title: `${name} is ${role} now.` });
        await queryClient.invalidateQueries(trpc.members.list.queryFilter());
        await queryClient.invalidateQueries(trpc.teams.get.queryFilter());
        await queryClient.invalidateQueries(trpc.invitations.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Make ${name} ${role}?`}
      description={`The role changes from ${member.role} to ${role} within 5 seconds, for ${name}'s keys too. Open invitations that ${name} made end.`}
      confirmLabel={`Make ${role}`}
      danger={false}
      onConfirm={() => update.mutateAsync({ user: member.userId, role })}
    />
  );
}
