"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../../ui/table-column.ts";
import { TableSkeleton } from "../../ui/table-skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast-context.ts";
import { authCall } from "../auth/auth-call.ts";
import { browserName } from "./browser-name.ts";

interface Session {
  token: string;
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: string;
  isCurrent: boolean;
}

async function readSessions(): Promise<Session[]> {
  const [all, current] = await Promise.all([
    authCall<Omit<Session, "isCurrent">[]>("GET", "/list-sessions"),
    authCall<{ session: { token: string } } | null>("GET", "/get-session"),
  ]);
  return all.map((session) => ({ ...session, isCurrent: session.token === current?.session.token }));
}

/** Where one is signed in. */
export function SessionsPanel() {
  const queryClient = useQueryClient();
  const toast = useToast();
  const { data, error, refetch } = useQuery({ queryKey: ["sessions"], queryFn: readSessions });
  const end = useMutation({
    mutationFn: (token: string | null) =>
      token === null ? authCall("POST", "/revoke-other-sessions", {}) : authCall("POST", "/revoke-session", { token }),
    onError: toast.showProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const columns: TableColumn<Session>[] = [
    ...shownColumns,
    {
      id: "end",
      header: "",
      width: "7rem",
      align: "right",
      cell: ({ token, isCurrent }) =>
        isCurrent ? null : (
          <Button size="sm" onClick={() => end.mutate(token)}>
            Sign out
          </Button>
        ),
    },
  ];
  return (
    <Panel
      flush
      title="Signed in"
      description="Browsers that are signed in as you."
      actions={
        <Button size="sm" busy={end.isPending} onClick={() => end.mutate(null)}>
          Sign out everywhere else
        </Button>
      }
    >
      {data ? (
        <Table
          bare
          label="Sessions"
          columns={columns}
          rows={data}
          rowKey={({ token }) => token}
          empty={<EmptyState icon={<MonitorSmartphone aria-hidden />} title="No session" text="You are signed in nowhere." />}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TableSkeleton rows={2} label="Loading sessions" />
      )}
    </Panel>
  );
}

const shownColumns: TableColumn<Session>[] = [
  {
    id: "browser",
    header: "Browser",
    cell: ({ userAgent, isCurrent }) => (
      <span className="inline-flex min-w-0 items-center gap-2">
        <span className="truncate">{browserName(userAgent)}</span>
        {isCurrent && <Badge tone="accent">this one</Badge>}
      </span>
    ),
  },
  {
    id: "address",
    header: "Address",
    width: "10rem",
    cell: ({ ipAddress }) => <span className="font-mono text-xs">{ipAddress || "–"}</span>,
  },
  { id: "since", header: "Since", width: "8rem", cell: ({ createdAt }) => <Time at={createdAt} /> },
];
