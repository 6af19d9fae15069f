"use client";

import { useQuery } from "@tanstack/react-query";
import { authCall } from "../auth/auth-call.ts";

/** The address of who is signed in, or null: asked where being signed out is nothing wrong. */
export function useIsSignedIn() {
  return useQuery({
    queryKey: ["session"],
    queryFn: async () => (await authCall<{ user: { email: string } } | null>("GET", "/get-session"))?.user.email ?? null,
    retry: false,
  });
}
