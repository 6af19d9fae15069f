import { TerminalPage } from "../../../../../src/features/terminal/terminal-page.tsx";

export default function Page() {
  return <TerminalPage />;
}
