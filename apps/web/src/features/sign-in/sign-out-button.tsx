"use client";

import { usePathname } from "next/navigation";

async function signOut(): Promise<void> {
  await fetch("/api/v1/sessions/current", { method: "DELETE" });
  window.location.assign("/sign-in");
}

export function SignOutButton() {
  if (usePathname() === "/sign-in") return null;
  return (
    <button type="button" onClick={() => void signOut()} className="text-sm text-stone-600 hover:text-stone-900">
      Sign out
    </button>
  );
}
