"use client";

import { ErrorState } from "../../ui/error-state.tsx";
import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ApiProvider } from "../api/api-provider.tsx";
import { PersonFrame } from "../shell/person-frame.tsx";
import { useMe } from "../shell/use-me.ts";
import { PasswordPanel } from "./password-panel.tsx";
import { ProfilePanel } from "./profile-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { ThemePanel } from "./theme-panel.tsx";
import { TwoFactorPanel } from "./two-factor-panel.tsx";

/** What belongs to the person, whichever the team. */
export function AccountPage() {
  return (
    <ApiProvider team={null}>
      <PersonFrame>
        <PageHeader title="Account" />
        <PageBody>
          <AccountPanels />
        </PageBody>
      </PersonFrame>
    </ApiProvider>
  );
}

function AccountPanels() {
  const { me, error, reload } = useMe();
  if (!me) return error ? <ErrorState error={error} onRetry={reload} /> : <Skeleton className="h-40" />;
  const { user } = me;
  return (
    <>
      <ProfilePanel name={user.name} email={user.email} onSaved={reload} />
      <TwoFactorPanel enabled={user.twoFactorEnabled} onChanged={reload} />
      <PasswordPanel email={user.email} />
      <SessionsPanel />
      <ThemePanel />
    </>
  );
}
