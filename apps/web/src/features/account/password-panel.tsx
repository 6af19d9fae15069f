"use client";

import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { authCall } from "../auth/auth-call.ts";
import { useSubmit } from "../auth/use-submit.ts";

export function PasswordPanel({ email }: { email: string }) {
  const toast = useToast();
  const [revokeOtherSessions, setRevokeOtherSessions] = useState(true);
  // A new key empties the fields once the change is made.
  const [saved, setSaved] = useState(0);
  const { busy, error, onSubmit } = useSubmit(async ({ currentPassword, newPassword }) => {
    await authCall("POST", "/change-password", { currentPassword, newPassword, revokeOtherSessions });
    toast.show({ tone: "good", title: "Your password is changed." });
    setSaved((count) => count + 1);
  });
  return (
    <form key={saved} onSubmit={onSubmit}>
      <Panel
        title="Password"
        footer={
          <Button type="submit" busy={busy}>
            Change password
          </Button>
        }
      >
        <div className="space-y-4">
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Current password">
              <Input name="currentPassword" type="password" required autoComplete="current-password" />
            </Field>
            <Field label="New password" hint="12 characters or more.">
              <Input name="newPassword" type="password" required minLength={12} maxLength={256} autoComplete="new-password" />
            </Field>
          </div>
          <Checkbox label="Sign out everywhere else" checked={revokeOtherSessions} onChecked={setRevokeOtherSessions} />
          {error !== null && <ProblemNotice error={error} />}
        </div>
      </Panel>
    </form>
  );
}
