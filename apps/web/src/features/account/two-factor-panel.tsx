"use client";

import { ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { authCall } from "../auth/auth-call.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { TotpSetup } from "./totp-setup.tsx";

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

type Asking = "enable" | "disable" | "codes";

const dialogs = {
  enable: { title: "Turn on the second step", label: "Go on", path: "/two-factor/enable" },
  disable: { title: "Turn off the second step", label: "Turn off", path: "/two-factor/disable" },
  codes: { title: "New backup codes", label: "Make new codes", path: "/two-factor/generate-backup-codes" },
} as const;

/** A code of an authenticator app beside the password. */
export function TwoFactorPanel({ enabled, onChanged }: { enabled: boolean; onChanged(): void }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  async function go(password: string): Promise<void> {
    if (!asking) return;
    const answer = await authCall<Partial<Enrolment>>("POST", dialogs[asking].path, { password });
    if (asking === "enable" && answer.totpURI) setEnrolment({ totpURI: answer.totpURI, backupCodes: answer.backupCodes ?? [] });
    if (asking === "codes") setCodes(answer.backupCodes ?? []);
    if (asking === "disable") {
      setCodes(null);
      onChanged();
    }
    setAsking(null);
  }

  return (
    <Panel
      title="Second step at sign-in"
      description="A code of an authenticator app beside the password."
      actions={
        enabled ? (
          <Badge tone="good" icon={<ShieldCheck aria-hidden />}>
            on
          </Badge>
        ) : (
          <Badge icon={<ShieldOff aria-hidden />}>off</Badge>
        )
      }
    >
      {enrolment ? (
        <TotpSetup
          totpUri={enrolment.totpURI}
          onDone={() => {
            setCodes(enrolment.backupCodes);
            setEnrolment(null);
            onChanged();
          }}
          onCancel={() => setEnrolment(null)}
        />
      ) : (
        <div className="space-y-4">
          {codes && <BackupCodes codes={codes} onKept={() => setCodes(null)} />}
          <div className="flex flex-wrap gap-2">
            {enabled ? (
              <>
                <Button onClick={() => setAsking("codes")}>New backup codes</Button>
                <Button onClick={() => setAsking("disable")}>Turn off</Button>
              </>
            ) : (
              <Button variant="primary" onClick={() => setAsking("enable")}>
                Turn on
              </Button>
            )}
          </div>
        </div>
      )}
      {asking && (
        <PasswordDialog
          title={dialogs[asking].title}
          confirmLabel={dialogs[asking].label}
          onClose={() => setAsking(null)}
          onPassword={go}
        />
      )}
    </Panel>
  );
}
