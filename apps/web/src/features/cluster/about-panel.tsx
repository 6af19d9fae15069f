"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Select } from "../../ui/select.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { faultAt, isAllAtFields } from "../api/field-faults.ts";
import { useProjectNames } from "../clusters/use-project-names.ts";
import { useClusterActs } from "./use-cluster-acts.ts";

const DESCRIPTION_MAX = 500;

/** What is said of the cluster; nothing that runs changes. */
export function AboutPanel({ cluster, mayOperate }: { cluster: Cluster; mayOperate: boolean }) {
  const projects = useProjectNames();
  const { update } = useClusterActs();
  // null: as it is saved, also when somebody else changes it meanwhile.
  const [description, setDescription] = useState<string | null>(null);
  const [project, setProject] = useState<string | null>(null);
  const options = [...projects].map(([value, label]) => ({ value, label }));
  const known = projects.has(cluster.projectId) ? options : [{ value: cluster.projectId, label: "…" }, ...options];
  const changed = {
    ...(description !== null && description !== cluster.description && { description }),
    ...(project !== null && project !== cluster.projectId && { project }),
  };

  function save(event: FormEvent): void {
    event.preventDefault();
    const saved = (): void => {
      setDescription(null);
      setProject(null);
    };
    update.mutate({ cluster: cluster.name, ...changed }, { onSuccess: saved });
  }

  return (
    <form onSubmit={save}>
      <Panel
        title="About"
        footer={
          mayOperate && (
            <Button type="submit" busy={update.isPending} disabled={Object.keys(changed).length === 0}>
              Save
            </Button>
          )
        }
      >
        <div className="space-y-4">
          <Field
            label="Description"
            hint={`What it is for, in at most ${DESCRIPTION_MAX} characters.`}
            error={faultAt(update.error, "description")}
          >
            <Textarea
              rows={3}
              maxLength={DESCRIPTION_MAX}
              value={description ?? cluster.description}
              onChange={(event) => setDescription(event.target.value)}
              readOnly={!mayOperate}
            />
          </Field>
          <Field label="Project" hint="Keys that reach one project reach its clusters." error={faultAt(update.error, "project")}>
            <Select value={project ?? cluster.projectId} options={known} onValue={setProject} disabled={!mayOperate} />
          </Field>
          {update.error && !isAllAtFields(update.error, ["description", "project"]) && <ProblemNotice error={update.error} />}
        </div>
      </Panel>
    </form>
  );
}
