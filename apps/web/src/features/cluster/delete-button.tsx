"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useClusterActs } from "./use-cluster-acts.ts";

export function DeleteButton({ name, disabled }: { name: string; disabled: boolean }) {
  const [open, setOpen] = useState(false);
  const { remove } = useClusterActs();
  return (
    <>
      <Button variant="danger" icon={<Trash2 aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${name}?`}
        description="The cluster is forgotten and its name is free again. This cannot be undone."
        confirmLabel="Delete"
        typeToConfirm={name}
        onConfirm={() => remove.mutateAsync({ cluster: name })}
      />
    </>
  );
}
