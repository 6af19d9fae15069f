"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useTRPC } from "../api/trpc.ts";

/** The blueprint of the address. */
export function useBlueprintName(): string {
  const { blueprint } = useParams<{ blueprint: string }>();
  return decodeURIComponent(blueprint);
}

export function useBlueprint() {
  return useQuery(useTRPC().blueprints.get.queryOptions({ blueprint: useBlueprintName() }));
}

/** One version with its program; what is saved never changes. 0: none. */
export function useVersion(blueprint: string, number: number) {
  const input = { blueprint, version: String(number) };
  return useQuery(useTRPC().versions.get.queryOptions(input, { enabled: number > 0, staleTime: Number.POSITIVE_INFINITY }));
}
