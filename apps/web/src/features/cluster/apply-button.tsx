"use client";

import type { Cluster } from "@slipway/usecases/clusters/schemas";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useClusterActs } from "./use-cluster-acts.ts";

/** Converges to the newest version of the blueprint that runs. */
export function ApplyButton({ cluster }: { cluster: Cluster }) {
  const [open, setOpen] = useState(false);
  const { apply } = useClusterActs();
  return (
    <>
      <Button icon={<RefreshCw aria-hidden />} onClick={() => setOpen(true)}>
        Apply newest version
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Apply the newest version to ${cluster.name}?`}
        description="Only what differs is changed, and never more tasks at once than their service may do without. If nothing differs, nothing happens."
        confirmLabel="Apply"
        danger={false}
        onConfirm={() => apply.mutateAsync({ cluster: cluster.name, expectedRevision: cluster.revision })}
      />
    </>
  );
}
