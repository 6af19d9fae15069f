"use client";

import type { ServiceAccount } from "@slipway/usecases/service-accounts/schemas";
import { useQuery } from "@tanstack/react-query";
import { Bot, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Loaded } from "../loaded.tsx";
import { DeleteServiceAccount } from "./delete-service-account.tsx";
import { NewServiceAccountDialog } from "./new-service-account-dialog.tsx";
import { RenameServiceAccount } from "./rename-service-account.tsx";
import { serviceAccountColumns } from "./service-account-columns.tsx";
import { ServiceAccountRoleChange, type WantedServiceRole } from "./service-account-role-change.tsx";
import { useServiceAccounts } from "./use-service-accounts.ts";

export function ServiceAccountsPanel() {
  const held = useQuery(useTRPC().teams.get.queryOptions({})).data?.actions ?? [];
  const accounts = useServiceAccounts();
  const [making, setMaking] = useState(false);
  const [wanted, setWanted] = useState<WantedServiceRole | null>(null);
  const [renaming, setRenaming] = useState<ServiceAccount | null>(null);
  const [deleting, setDeleting] = useState<ServiceAccount | null>(null);
  const make = (
    <Button icon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
      New service account
    </Button>
  );
  return (
    <Panel flush title="Service accounts" description="Nobody's: hold keys that outlive the person who made them." actions={make}>
      <Loaded query={accounts} label="Loading service accounts">
        {({ items }) => (
          <Table
            bare
            label="Service accounts"
            columns={serviceAccountColumns({ held, onRole: setWanted, onRename: setRenaming, onDelete: setDeleting })}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                icon={<Bot aria-hidden />}
                title="No service account yet"
                text="Make one for a pipeline, then a key that it holds: it goes on working when people leave."
              />
            }
          />
        )}
      </Loaded>
      {making && <NewServiceAccountDialog held={held} onClose={() => setMaking(false)} />}
      {wanted && <ServiceAccountRoleChange wanted={wanted} onClose={() => setWanted(null)} />}
      {renaming && <RenameServiceAccount account={renaming} onClose={() => setRenaming(null)} />}
      {deleting && <DeleteServiceAccount account={deleting} onClose={() => setDeleting(null)} />}
    </Panel>
  );
}
