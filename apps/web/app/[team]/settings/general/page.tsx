import { GeneralPage } from "../../../../src/features/settings/general/general-page.tsx";

export default function Page() {
  return <GeneralPage />;
}
