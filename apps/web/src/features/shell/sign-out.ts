/** Ends the sign-in on the server, then leaves every page of this browser tab behind. */
export async function signOut(): Promise<void> {
  await fetch("/api/v1/sessions/current", { method: "DELETE" });
  window.location.assign("/sign-in");
}
