"use client";

import { type ReactNode, useId } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { isAllAtFields } from "../api/field-faults.ts";

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  submitLabel: string;
  busy: boolean;
  error: unknown;
  /** Inputs that show their own faults. */
  fields?: readonly string[];
  wide?: boolean;
  onClose(): void;
  onSubmit(): void;
  children: ReactNode;
}

/** Asks for what a new thing needs. Mount it to open it, so that each opening starts empty. */
export function FormDialog({
  title,
  description,
  submitLabel,
  busy,
  error,
  fields = [],
  wide,
  onClose,
  onSubmit,
  children,
}: FormDialogProps) {
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      wide={wide}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {error && !isAllAtFields(error, fields) ? <ProblemNotice error={error} /> : null}
      </form>
    </Dialog>
  );
}
