"use client";

import { Button } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { authCall } from "../auth/auth-call.ts";
import { CodeInput } from "../auth/code-input.tsx";
import { useSubmit } from "../auth/use-submit.ts";
import { QrCode } from "./qr-code.tsx";

interface TotpSetupProps {
  totpUri: string;
  onDone(): void;
  onCancel(): void;
}

export function TotpSetup({ totpUri, onDone, onCancel }: TotpSetupProps) {
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  const { busy, error, onSubmit } = useSubmit(async ({ code = "" }) => {
    await authCall("POST", "/two-factor/verify-totp", { code: code.replaceAll(" ", "") });
    onDone();
  });
  return (
    <div className="flex flex-col gap-6 sm:flex-row">
      <QrCode text={totpUri} label="QR code to scan with an authenticator app" />
      <form onSubmit={onSubmit} className="min-w-0 flex-1 space-y-4">
        <p className="text-muted">Scan the picture with an authenticator app, or enter this secret there:</p>
        <CodeBlock code={secret} label="Secret" wrap />
        <Field label="Code that the app shows now">
          <CodeInput />
        </Field>
        {error !== null && <ProblemNotice error={error} />}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            Turn on
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </form>
    </div>
  );
}
