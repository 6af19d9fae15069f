"use client";

import type { AuditEntry } from "@slipway/usecases/audit/schemas";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { Drawer } from "../../../ui/drawer.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Outcome } from "./outcome.tsx";

interface AuditEntryDrawerProps {
  entry: AuditEntry;
  actorName(actor: string): string;
  onClose(): void;
}

export function AuditEntryDrawer({ entry, actorName, onClose }: AuditEntryDrawerProps) {
  const { sequence, time, actor, action, target, outcome, detail, requestId, address, prevHash, hash } = entry;
  const exact = (text: string) => <span className="font-mono text-xs break-all">{text || "–"}</span>;
  return (
    <Drawer open onOpenChange={onClose} title={`${sequence}. ${action}`}>
      <div className="space-y-4">
        <Facts
          facts={[
            { name: "Outcome", value: <Outcome outcome={outcome} /> },
            { name: "When", value: exact(time) },
            { name: "By", value: actorName(actor) },
            { name: "Actor", value: exact(actor) },
            { name: "On", value: exact(target) },
            { name: "Address", value: exact(address) },
            { name: "Request", value: exact(requestId) },
          ]}
        />
        <section className="space-y-2">
          <h3 className="font-semibold">Details</h3>
          <CodeBlock code={JSON.stringify(detail, null, 2)} label="Details" wrap />
        </section>
        <section className="space-y-2">
          <h3 className="font-semibold">Chain</h3>
          <Facts
            facts={[
              { name: "Hash of the row before", value: exact(prevHash) },
              { name: "Hash", value: exact(hash) },
            ]}
          />
        </section>
      </div>
    </Drawer>
  );
}
