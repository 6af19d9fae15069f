import { MembersPage } from "../../../../src/features/settings/members/members-page.tsx";

export default function Page() {
  return <MembersPage />;
}
