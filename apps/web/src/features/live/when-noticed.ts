/** Calls when the page is looked at again, comes back from the browser's store, or the network is back. */
export function whenNoticed(act: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === "visible") act();
  };
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("online", act);
  window.addEventListener("pageshow", act);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("online", act);
    window.removeEventListener("pageshow", act);
  };
}
