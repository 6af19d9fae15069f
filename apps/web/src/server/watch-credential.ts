/** So old may be what we know of a credential, and this often what stays open asks: both together end it within 5 s of a revocation. */
export const FRESH_MS = 2_000;

/** Aborts once the credential does not hold any more. A database that does not answer says nothing. Returns how to stop watching. */
export function watchCredential(stillHolds: () => Promise<boolean>, abort: AbortController): () => void {
  const look = async (): Promise<void> => {
    const holds = await stillHolds().catch(() => true);
    if (!holds) abort.abort();
  };
  const timer = setInterval(() => void look(), FRESH_MS);
  const stop = () => clearInterval(timer);
  abort.signal.addEventListener("abort", stop, { once: true });
  return stop;
}
