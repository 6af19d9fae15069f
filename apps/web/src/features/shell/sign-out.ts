import { authCall } from "../auth/auth-call.ts";

/** Ends the sign-in on the server, then leaves every page of this browser tab behind. */
export async function signOut(): Promise<void> {
  await authCall("POST", "/sign-out", {}).catch(() => undefined);
  window.location.assign("/sign-in");
}
