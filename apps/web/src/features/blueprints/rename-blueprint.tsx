"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useToast } from "../../ui/toast-context.ts";
import { faultAt } from "../api/field-faults.ts";
import { useTRPC } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { FormDialog } from "../settings/form-dialog.tsx";
import { useTeam } from "../shell/use-team.ts";
import { NameField } from "./name-field.tsx";

export function RenameBlueprint({ blueprint, onClose }: { blueprint: Blueprint; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const team = useTeam();
  const toast = useToast();
  const [name, setName] = useState(blueprint.name);
  const rename = useMutation(
    trpc.blueprints.update.mutationOptions({
      onSuccess(renamed) {
        toast.show({ tone: "good", title: `${blueprint.name} is ${renamed.name} now.` });
        onClose();
        router.replace(paths.blueprint(team, renamed.name));
        return queryClient.invalidateQueries(trpc.blueprints.list.queryFilter());
      },
    }),
  );
  return (
    <FormDialog
      title={`Rename ${blueprint.name}`}
      description="Its versions stay, and what runs goes on: clusters refer to versions."
      submitLabel="Rename"
      busy={rename.isPending}
      error={rename.error}
      fields={["name"]}
      onClose={onClose}
      onSubmit={() => rename.mutate({ blueprint: blueprint.id, name: name.trim() })}
    >
      <NameField value={name} onValue={setName} error={faultAt(rename.error, "name")} />
    </FormDialog>
  );
}
