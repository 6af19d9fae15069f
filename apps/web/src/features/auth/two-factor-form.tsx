"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Link } from "../../ui/link.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { paths } from "../paths.ts";
import { authCall } from "./auth-call.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { CodeInput } from "./code-input.tsx";
import { nextPage } from "./next-page.ts";
import { useSubmit } from "./use-submit.ts";

/** The second step of signing in: the app's code, or one of the backup codes. */
export function TwoFactorForm() {
  const search = useSearchParams();
  const [backup, setBackup] = useState(false);
  const [trustDevice, setTrustDevice] = useState(false);
  const { busy, error, onSubmit } = useSubmit(async ({ code = "" }) => {
    const path = backup ? "/two-factor/verify-backup-code" : "/two-factor/verify-totp";
    await authCall("POST", path, { code: code.trim(), trustDevice });
    window.location.assign(nextPage(search.get("next")));
  });
  return (
    <AuthFrame
      title="Second step"
      text={
        backup
          ? "Enter one of the backup codes that you kept. Each works once."
          : "Enter the code that your authenticator app shows for Slipway."
      }
      aside={<Link href={paths.signIn()}>Back to sign-in</Link>}
    >
      <form onSubmit={onSubmit} className="space-y-4">
        {error !== null && <ProblemNotice error={error} />}
        <Field label={backup ? "Backup code" : "Code"} required>
          {backup ? <Input key="backup" name="code" mono required autoFocus autoComplete="off" /> : <CodeInput key="totp" />}
        </Field>
        <Checkbox label="Trust this browser for 30 days" checked={trustDevice} onChecked={setTrustDevice} />
        <Button type="submit" variant="primary" busy={busy} className="w-full">
          Go on
        </Button>
        <Button variant="ghost" className="w-full" onClick={() => setBackup(!backup)}>
          {backup ? "Use the app's code" : "Use a backup code"}
        </Button>
      </form>
    </AuthFrame>
  );
}
