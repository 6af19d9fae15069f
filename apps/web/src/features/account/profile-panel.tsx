"use client";

import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { authCall } from "../auth/auth-call.ts";
import { useSubmit } from "../auth/use-submit.ts";

export function ProfilePanel({ name, email, onSaved }: { name: string; email: string; onSaved(): void }) {
  const toast = useToast();
  const { busy, error, onSubmit } = useSubmit(async (values) => {
    await authCall("POST", "/update-user", { name: values.name });
    toast.show({ tone: "good", title: "Your name is saved." });
    onSaved();
  });
  return (
    <form onSubmit={onSubmit}>
      <Panel
        title="Profile"
        footer={
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" hint="As your teams read it.">
            <Input name="name" defaultValue={name} required maxLength={100} autoComplete="name" />
          </Field>
          <Field label="E-mail" hint="With which you sign in; it stays.">
            <Input value={email} disabled readOnly />
          </Field>
          {error !== null && <ProblemNotice error={error} />}
        </div>
      </Panel>
    </form>
  );
}
