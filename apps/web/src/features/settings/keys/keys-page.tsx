"use client";

import { PageBody } from "../../../ui/page-body.tsx";
import { useMay } from "../../shell/use-may.ts";
import { AllowedOnly } from "../allowed-only.tsx";
import { KeysPanel } from "./keys-panel.tsx";
import { ServiceAccountsPanel } from "./service-accounts-panel.tsx";

export function KeysPage() {
  const managesAll = useMay("keys.manage");
  return (
    <PageBody>
      <AllowedOnly
        action="keys.own"
        title="A viewer has no API keys"
        text="Members and above make keys. Ask an admin for another role if you need one."
      >
        <div className="space-y-6">
          <KeysPanel managesAll={managesAll} />
          {managesAll && <ServiceAccountsPanel />}
        </div>
      </AllowedOnly>
    </PageBody>
  );
}
