"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  /** What happens, and what can not be undone. */
  description: ReactNode;
  confirmLabel: string;
  /** The name to type first, where nothing brings back what is lost. */
  typeToConfirm?: string;
  danger?: boolean;
  /** The dialog closes when it is done, and shows why when it is refused. */
  onConfirm(): Promise<unknown>;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  // What was typed for one opening is not there in the next.
  return props.open ? <OpenConfirmDialog {...props} /> : null;
}

function OpenConfirmDialog({
  onOpenChange,
  title,
  description,
  confirmLabel,
  typeToConfirm,
  danger = true,
  onConfirm,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm;

  async function confirm(): Promise<void> {
    if (!ready || busy) return;
    setBusy(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant={danger ? "danger" : "primary"} busy={busy} disabled={!ready} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {typeToConfirm !== undefined && (
          <Field
            label={
              <>
                Type <span className="font-mono">{typeToConfirm}</span> to confirm
              </>
            }
          >
            <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} mono />
          </Field>
        )}
        {error !== null && <ProblemNotice error={error} />}
      </form>
    </Dialog>
  );
}
