"use client";

import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { faultAt } from "../../api/field-faults.ts";
import { ChoiceList } from "../choice-list.tsx";
import { usePlaces } from "../use-places.ts";
import type { EventType, WebhookForm } from "./webhook-form.ts";

interface WebhookFieldsProps {
  form: WebhookForm;
  onForm(form: WebhookForm): void;
  /** Every kind of event there is. */
  eventTypes: readonly EventType[];
  error: unknown;
}

export function WebhookFields({ form, onForm, eventTypes, error }: WebhookFieldsProps) {
  const { clusters, projects } = usePlaces();
  const change = (part: Partial<WebhookForm>): void => onForm({ ...form, ...part });
  return (
    <>
      <Field
        label="URL"
        hint="Where events are sent by POST. On the public internet; redirects are not followed."
        error={faultAt(error, "url")}
        required
      >
        <Input
          mono
          type="url"
          value={form.url}
          onChange={(event) => change({ url: event.target.value })}
          required
          maxLength={2048}
          placeholder="https://"
          autoComplete="off"
        />
      </Field>
      <Field label="What it is for" aside="optional" error={faultAt(error, "description")}>
        <Input value={form.description} onChange={(event) => change({ description: event.target.value })} maxLength={200} />
      </Field>
      <ChoiceList
        legend="Kinds of events"
        hint="None chosen: every kind."
        error={faultAt(error, "types")}
        choices={eventTypes.map((type) => ({ value: type, label: type }))}
        chosen={form.types}
        onChosen={(chosen) => change({ types: eventTypes.filter((type) => chosen.includes(type)) })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceList
          legend="Clusters"
          hint="None chosen here nor of projects: all."
          error={faultAt(error, "clusterIds")}
          choices={clusters}
          chosen={form.clusterIds}
          onChosen={(clusterIds) => change({ clusterIds })}
        />
        <ChoiceList
          legend="Projects"
          hint="All clusters in them."
          error={faultAt(error, "projectIds")}
          choices={projects}
          chosen={form.projectIds}
          onChosen={(projectIds) => change({ projectIds })}
        />
      </div>
    </>
  );
}
