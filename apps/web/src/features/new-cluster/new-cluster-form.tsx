"use client";

import type { Blueprint } from "@slipway/usecases/blueprints/schemas";
import { ListChecks, Play } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Select } from "../../ui/select.tsx";
import { faultAt, isAllAtFields } from "../api/field-faults.ts";
import { NameField } from "../blueprints/name-field.tsx";
import { ProjectSelect } from "../blueprints/project-select.tsx";
import { paths } from "../paths.ts";
import { useTeam } from "../shell/use-team.ts";
import { useNewCluster } from "./use-new-cluster.ts";

export function NewClusterForm({ blueprints }: { blueprints: readonly Blueprint[] }) {
  const team = useTeam();
  const [name, setName] = useState("");
  const [project, setProject] = useState("");
  const [chosen, setChosen] = useState("");
  const [then, setThen] = useState<"plan" | "start">("plan");
  const create = useNewCluster();
  const blueprint = chosen || (blueprints[0]?.id ?? "");
  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name, project: project || undefined, blueprint, then });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NameField value={name} onValue={setName} error={faultAt(create.error, "name")} />
        <ProjectSelect value={project} onValue={setProject} error={faultAt(create.error, "project")} />
        <Field label="Blueprint" hint="Its newest version." error={faultAt(create.error, "blueprintVersionId")}>
          <Select
            value={blueprint}
            options={blueprints.map(({ id, name: label, latestVersion }) => ({ value: id, label: `${label}, version ${latestVersion}` }))}
            onValue={setChosen}
          />
        </Field>
      </div>
      <ChoiceCards
        label="What to do then"
        value={then}
        onValue={setThen}
        choices={[
          {
            value: "plan",
            title: "Show the plan first",
            text: "Machines, placements, steps and price. Nothing runs until you apply it.",
            icon: <ListChecks aria-hidden />,
          },
          { value: "start", title: "Start at once", text: "The machines are asked for right away.", icon: <Play aria-hidden /> },
        ]}
      />
      {create.error && !isAllAtFields(create.error, ["name", "project", "blueprintVersionId"]) && <ProblemNotice error={create.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
          {then === "plan" ? "Make the cluster and plan" : "Make the cluster and start it"}
        </Button>
        <ButtonLink href={paths.clusters(team)} variant="ghost">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
