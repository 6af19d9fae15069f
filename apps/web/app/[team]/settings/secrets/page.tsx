import { SecretsPage } from "../../../../src/features/settings/secrets/secrets-page.tsx";

export default function Page() {
  return <SecretsPage />;
}
