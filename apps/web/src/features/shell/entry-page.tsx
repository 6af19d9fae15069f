"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Brand } from "../../ui/brand.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { ApiProvider } from "../api/api-provider.tsx";
import { paths } from "../paths.ts";
import { lastTeam } from "./last-team.ts";
import { useMe } from "./use-me.ts";

/** `/`: on to the team that one was in last, or to making the first one. */
export function EntryPage() {
  return (
    <ApiProvider team={null}>
      <Forwarder />
    </ApiProvider>
  );
}

function Forwarder() {
  const router = useRouter();
  const { me, error, reload } = useMe();
  useEffect(() => {
    if (!me) return;
    const remembered = me.teams.find(({ slug }) => slug === lastTeam()) ?? me.teams[0];
    router.replace(remembered ? paths.home(remembered.slug) : paths.newTeam());
  }, [me, router]);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4">
      <h1>
        <Brand />
      </h1>
      {error ? <ErrorState error={error} onRetry={reload} /> : <Spinner />}
    </main>
  );
}
