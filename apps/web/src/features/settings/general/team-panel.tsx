"use client";

import type { Team } from "@slipway/usecases/teams/schemas";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { useToast } from "../../../ui/toast-context.ts";
import { faultAt, isAllAtFields } from "../../api/field-faults.ts";
import { useTRPC } from "../../api/trpc.ts";

export function TeamPanel({ team }: { team: Team }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(team.name);
  const mayManage = team.actions.includes("team.manage");
  const rename = useMutation(
    trpc.teams.update.mutationOptions({
      async onSuccess(saved) {
        setName(saved.name);
        toast.show({ tone: "good", title: "The team's name is saved." });
        await queryClient.invalidateQueries(trpc.teams.get.queryFilter());
        await queryClient.invalidateQueries(trpc.me.get.queryFilter());
      },
    }),
  );
  const save = mayManage && (
    <Button type="submit" variant="primary" busy={rename.isPending} disabled={name.trim() === team.name}>
      Save
    </Button>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ name: name.trim() });
      }}
    >
      <Panel title="Team" footer={save}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" hint={mayManage ? "As people read it." : "An owner can change it."} error={faultAt(rename.error, "name")}>
            <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={80} disabled={!mayManage} />
          </Field>
          <Field label="Address" hint="In the addresses of your pages; it stays.">
            <Input mono value={team.slug} disabled readOnly />
          </Field>
          {rename.error && !isAllAtFields(rename.error, ["name"]) && <ProblemNotice error={rename.error} />}
        </div>
      </Panel>
    </form>
  );
}
