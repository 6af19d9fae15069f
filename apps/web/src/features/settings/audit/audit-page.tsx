"use client";

import type { AuditEntry } from "@slipway/usecases/audit/schemas";
import { ScrollText } from "lucide-react";
import { useMemo, useState } from "react";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageBody } from "../../../ui/page-body.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { SearchInput } from "../../../ui/search-input.tsx";
import { Table } from "../../../ui/table.tsx";
import { AllowedOnly } from "../allowed-only.tsx";
import { Loaded } from "../loaded.tsx";
import { OlderButton } from "../older-button.tsx";
import { auditColumns } from "./audit-columns.tsx";
import { AuditEntryDrawer } from "./audit-entry-drawer.tsx";
import { ExportButton } from "./export-button.tsx";
import { filterEntries } from "./filter-entries.ts";
import { useActorName } from "./use-actor-name.ts";
import { useAudit } from "./use-audit.ts";
import { useTargetName } from "./use-target-name.ts";

export function AuditPage() {
  return (
    <PageBody>
      <AllowedOnly action="audit.read" title="Your role does not read the audit log" text="Admins and owners do.">
        <AuditPanel />
      </AllowedOnly>
    </PageBody>
  );
}

function AuditPanel() {
  const entries = useAudit();
  return (
    <Panel
      flush
      title="Audit log"
      description="Every change and every one that was denied. Each row carries the hash of the one before."
      actions={<ExportButton />}
    >
      <Loaded query={entries} label="Loading the audit log">
        {({ pages }) => <Entries pages={pages} />}
      </Loaded>
      <OlderButton query={entries} />
    </Panel>
  );
}

function Entries({ pages }: { pages: readonly { items: AuditEntry[] }[] }) {
  const actorName = useActorName();
  const targetName = useTargetName();
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const loaded = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  const shown = useMemo(() => filterEntries(loaded, text, { actorName, targetName }), [loaded, text, actorName, targetName]);
  const columns = useMemo(() => auditColumns({ actorName, targetName }), [actorName, targetName]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line p-3">
        <div className="w-full sm:w-80">
          <SearchInput label="Filter the rows shown by any word of them" placeholder="Filter rows" value={text} onValue={setText} />
        </div>
        <span role="status" className="ml-auto text-xs text-subtle tabular-nums">
          {shown.length} of {loaded.length} loaded
        </span>
      </div>
      <Table
        bare
        label="Audit log"
        columns={columns}
        rows={shown}
        rowKey={({ sequence }) => String(sequence)}
        onOpen={(entry) => setOpened(entry)}
        empty={
          <EmptyState
            icon={<ScrollText aria-hidden />}
            title={loaded.length === 0 ? "Nothing has been changed yet" : "No row matches"}
            text={
              loaded.length === 0 ? "Each change leaves a row here." : "Only the rows that are loaded are searched: older ones may match."
            }
          />
        }
      />
      {opened && <AuditEntryDrawer entry={opened} actorName={actorName} onClose={() => setOpened(null)} />}
    </>
  );
}
