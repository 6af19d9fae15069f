"use client";

import { useParams } from "next/navigation";

/** The team of the address: `/[team]/…`. */
export function useTeam(): string {
  const { team } = useParams<{ team: string }>();
  return decodeURIComponent(team);
}
