"use client";

import type { ApiKey } from "@slipway/usecases/keys/schemas";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import { allPages } from "../../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { Loaded } from "../loaded.tsx";
import { usePlaces } from "../use-places.ts";
import { keyColumns } from "./key-columns.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";
import { RevokeKey } from "./revoke-key.tsx";

const PAGE = 200;

export function KeysPanel({ managesAll }: { managesAll: boolean }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const places = usePlaces();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const keys = useQuery({
    queryKey: trpc.keys.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.keys.list.query({ limit: PAGE, cursor })),
  });
  const make = (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
      New key
    </Button>
  );
  return (
    <Panel
      flush
      title="API keys"
      description={managesAll ? "Everybody's. A key dies with its holder's membership." : "Yours. They die with your membership."}
      actions={make}
    >
      <Loaded query={keys} label="Loading keys">
        {({ items }) => (
          <Table
            bare
            label="API keys"
            columns={keyColumns({ places, onRevoke: setRevoking })}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                icon={<KeyRound aria-hidden />}
                title="No API key yet"
                text="The command line and pipelines sign in with a key. Make one for each place that needs it."
              />
            }
          />
        )}
      </Loaded>
      {making && <NewKeyDialog managesAll={managesAll} onClose={() => setMaking(false)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}
