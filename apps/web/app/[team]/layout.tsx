import type { ReactNode } from "react";
import { TeamFrame } from "../../src/features/shell/team-frame.tsx";

export default async function TeamLayout({ children, params }: { children: ReactNode; params: Promise<{ team: string }> }) {
  const { team } = await params;
  return <TeamFrame team={decodeURIComponent(team)}>{children}</TeamFrame>;
}
