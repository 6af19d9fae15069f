"use client";

import { PageBody } from "../../../ui/page-body.tsx";
import { useMay } from "../../shell/use-may.ts";
import { InvitationsPanel } from "./invitations-panel.tsx";
import { MembersPanel } from "./members-panel.tsx";

/** Who is in the team, and who is invited. Invitations are seen by who may make them. */
export function MembersPage() {
  const mayManage = useMay("members.manage");
  return (
    <PageBody>
      <MembersPanel />
      {mayManage && <InvitationsPanel />}
    </PageBody>
  );
}
