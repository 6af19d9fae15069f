"use client";

import { FilePlus2, Rocket } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { faultAt, isAllAtFields } from "../api/field-faults.ts";
import { paths } from "../paths.ts";
import { AllowedOnly } from "../settings/allowed-only.tsx";
import { useTeam } from "../shell/use-team.ts";
import { NameField } from "./name-field.tsx";
import { ProjectSelect } from "./project-select.tsx";
import { useNewBlueprint } from "./use-new-blueprint.ts";

export function NewBlueprintPage() {
  const team = useTeam();
  return (
    <>
      <PageHeader title="New blueprint" />
      <PageBody narrow>
        <AllowedOnly
          action="operate"
          title="You may look, not change"
          text="An owner or admin of the team can give you a role with which you make blueprints."
        >
          <NewBlueprintForm team={team} />
        </AllowedOnly>
      </PageBody>
    </>
  );
}

function NewBlueprintForm({ team }: { team: string }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [project, setProject] = useState("");
  const [source, setSource] = useState<"demo" | "empty">("demo");
  const create = useNewBlueprint();
  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = { name, project: project || undefined, withDemo: source === "demo" };
        create.mutate(wanted, { onSuccess: (made) => router.push(paths.blueprint(team, made.name)) });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NameField value={name} onValue={setName} error={faultAt(create.error, "name")} />
        <ProjectSelect value={project} onValue={setProject} error={faultAt(create.error, "project")} />
      </div>
      <ChoiceCards
        label="What to begin with"
        value={source}
        onValue={setSource}
        choices={[
          {
            value: "demo",
            title: "The demo",
            text: "Three copies of a small web server behind a load balancer, saved as version 1.",
            icon: <Rocket aria-hidden />,
          },
          {
            value: "empty",
            title: "A few lines",
            text: "One container on one machine, to write on from. Nothing is saved until you save.",
            icon: <FilePlus2 aria-hidden />,
          },
        ]}
      />
      {create.error && !isAllAtFields(create.error, ["name", "project"]) && <ProblemNotice error={create.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
          Make the blueprint
        </Button>
        <ButtonLink href={paths.blueprints(team)} variant="ghost">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
