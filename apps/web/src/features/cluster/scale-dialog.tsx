"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import type { Operation } from "@slipway/usecases/operations/schemas";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { faultAt, isAllAtFields } from "../api/field-faults.ts";
import type { ServiceRow } from "./service-rows.ts";
import { useClusterActs } from "./use-cluster-acts.ts";

/** The most that clusters.scale takes. */
const MOST = 100_000;

interface ScaleDialogProps {
  cluster: Cluster;
  service: ServiceRow;
  onClose(): void;
  /** The operation that does it; not called when nothing had to change. */
  onAccepted(operation: Operation): void;
}

export function ScaleDialog({ cluster, service, onClose, onAccepted }: ScaleDialogProps) {
  const form = useId();
  const { scale } = useClusterActs();
  const [text, setText] = useState(String(service.desired));
  const count = /^\d+$/.test(text.trim()) ? Number(text) : null;
  const valid = count !== null && count <= MOST;

  async function apply(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!valid || scale.isPending) return;
    const wanted = { cluster: cluster.name, service: service.name, count, expectedRevision: cluster.revision };
    const answer = await scale.mutateAsync(wanted).catch(() => null);
    if (!answer) return;
    if (answer.operation) onAccepted(answer.operation);
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Scale ${service.name}`}
      description={`${service.running} of ${service.desired} tasks run. New tasks go where there is room; surplus ones are stopped.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={scale.isPending} disabled={!valid || count === service.desired}>
            Apply
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void apply(event)} className="space-y-3">
        <Field
          label="Tasks"
          hint={count === 0 ? "None: the service stays in the cluster and answers nobody." : "Until the next version is applied."}
          error={valid ? (faultAt(scale.error, "count") ?? faultAt(scale.error, "service")) : `A whole number from 0 to ${MOST}.`}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={0}
            max={MOST}
            step={1}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {scale.error && !isAllAtFields(scale.error, ["count", "service"]) && <ProblemNotice error={scale.error} />}
      </form>
    </Dialog>
  );
}
