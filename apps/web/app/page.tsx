import { EntryPage } from "../src/features/shell/entry-page.tsx";

export default function RootPage() {
  return <EntryPage />;
}
