"use client";

import type { Member } from "@slipway/usecases/members/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { useTRPC } from "../../api/trpc.ts";
import { paths } from "../../paths.ts";

export function RemoveMember({ member, isSelf, onClose }: { member: Member; isSelf: boolean; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const router = useRouter();
  const name = member.name || member.email;
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      async onSuccess() {
        // Who has left sees nothing of the team any more.
        if (isSelf) return router.push(paths.account());
        toast.show({ tone: "good", title: `${name} is no longer in the team.` });
        await queryClient.invalidateQueries(trpc.members.list.queryFilter());
        await queryClient.invalidateQueries(trpc.invitations.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={isSelf ? "Leave the team?" : `Remove ${name}?`}
      description={`${isSelf ? "Your" : "The member's"} API keys and open invitations end too, open streams and terminals within 5 seconds. Clusters run on.`}
      confirmLabel={isSelf ? "Leave" : "Remove"}
      onConfirm={() => remove.mutateAsync({ user: member.userId })}
    />
  );
}
