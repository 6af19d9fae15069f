import { KeysPage } from "../../../../src/features/settings/keys/keys-page.tsx";

export default function Page() {
  return <KeysPage />;
}
