"use client";

import type { Project } from "@slipway/usecases/projects/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { faultAt } from "../../api/field-faults.ts";
import { useTRPC } from "../../api/trpc.ts";
import { FormDialog } from "../form-dialog.tsx";

/** Makes a project, or renames the one given. */
export function ProjectDialog({ project, onClose }: { project: Project | null; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState(project?.name ?? "");
  const name = typed.trim();
  const onSuccess = () => {
    toast.show({ tone: "good", title: `The project ${name} is saved.` });
    onClose();
    return queryClient.invalidateQueries(trpc.projects.list.queryFilter());
  };
  const create = useMutation(trpc.projects.create.mutationOptions({ onSuccess }));
  const update = useMutation(trpc.projects.update.mutationOptions({ onSuccess }));
  const error = project ? update.error : create.error;
  return (
    <FormDialog
      title={project ? `Rename ${project.name}` : "New project"}
      submitLabel={project ? "Rename" : "Make the project"}
      busy={create.isPending || update.isPending}
      error={error}
      fields={["name"]}
      onClose={onClose}
      onSubmit={() => (project ? update.mutate({ project: project.id, name }) : create.mutate({ name }))}
    >
      <Field label="Name" hint="Small letters, digits and hyphens." error={faultAt(error, "name")} required>
        <Input
          mono
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          required
          autoFocus
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </FormDialog>
  );
}
