"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Vault } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageBody } from "../../../ui/page-body.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import { allPages } from "../../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { useMay } from "../../shell/use-may.ts";
import { Loaded } from "../loaded.tsx";
import { DeleteSecret } from "./delete-secret.tsx";
import { secretColumns } from "./secret-columns.tsx";
import { SecretDialog } from "./secret-dialog.tsx";

const PAGE = 200;

/** Names and versions; values go in and never come out. */
export function SecretsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayWrite = useMay("secrets.write");
  // A name to replace the value of; empty: a new one.
  const [writing, setWriting] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  const secrets = useQuery({
    queryKey: trpc.secrets.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.secrets.list.query({ limit: PAGE, cursor })),
  });
  const add = mayWrite && (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setWriting("")}>
      New secret
    </Button>
  );
  return (
    <PageBody>
      <Panel flush title="Secrets" description="Blueprints use them by name. A value is never shown again." actions={add}>
        <Loaded query={secrets} label="Loading secrets">
          {({ items }) => (
            <Table
              bare
              label="Secrets"
              columns={secretColumns({ mayWrite, onWrite: setWriting, onDelete: setDeleting })}
              rows={items}
              rowKey={({ name }) => name}
              empty={
                <EmptyState
                  icon={<Vault aria-hidden />}
                  title="No secret yet"
                  text={
                    mayWrite
                      ? "Save a password or a token here, and give it to a service by its name in the blueprint."
                      : "Members save passwords and tokens here; blueprints give them to services by name."
                  }
                />
              }
            />
          )}
        </Loaded>
      </Panel>
      {writing !== null && <SecretDialog name={writing} onClose={() => setWriting(null)} />}
      {deleting !== null && <DeleteSecret name={deleting} onClose={() => setDeleting(null)} />}
    </PageBody>
  );
}
