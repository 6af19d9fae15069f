"use client";

import { Square } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useClusterActs } from "./use-cluster-acts.ts";

export function StopButton({ name }: { name: string }) {
  const [open, setOpen] = useState(false);
  const { stop } = useClusterActs();
  return (
    <>
      <Button icon={<Square aria-hidden />} onClick={() => setOpen(true)}>
        Stop
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Stop ${name}?`}
        description="Every task ends and every machine is deleted, with what is on its disks. What is under way is cancelled first. The cluster can be started again."
        confirmLabel="Stop"
        typeToConfirm={name}
        // No expected revision: whatever has changed meanwhile, it is to end.
        onConfirm={() => stop.mutateAsync({ cluster: name })}
      />
    </>
  );
}
