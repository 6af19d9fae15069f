"use client";

import { useId } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useSubmit } from "../auth/use-submit.ts";

interface PasswordDialogProps {
  title: string;
  confirmLabel: string;
  onClose(): void;
  onPassword(password: string): Promise<void>;
}

/** Asks for the password before something that a stranger at an open computer must not do. */
export function PasswordDialog({ title, confirmLabel, onClose, onPassword }: PasswordDialogProps) {
  const form = useId();
  const { busy, error, onSubmit } = useSubmit(async ({ password = "" }) => onPassword(password));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description="Enter your password first."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="space-y-3">
        <Field label="Password">
          <Input name="password" type="password" required autoFocus autoComplete="current-password" />
        </Field>
        {error !== null && <ProblemNotice error={error} />}
      </form>
    </Dialog>
  );
}
