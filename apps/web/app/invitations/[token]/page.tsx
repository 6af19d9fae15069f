import type { Metadata } from "next";
import { InvitationPage } from "../../../src/features/invitations/invitation-page.tsx";

export const metadata: Metadata = { title: "Invitation" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <InvitationPage token={decodeURIComponent((await params).token)} />;
}
