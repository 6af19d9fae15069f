/** A stream of events that is being read. */
export interface OpenStream {
  /** Resolves when it ends, however it does. */
  ended: Promise<void>;
  close(): void;
}

/** Rejects unless it is opened. */
export async function openStream(url: string, headers: Record<string, string>): Promise<OpenStream> {
  const abort = new AbortController();
  const answer = await fetch(url, { headers: { ...headers, accept: "text/event-stream" }, signal: abort.signal });
  if (!answer.ok || !answer.body) throw new Error(`${url}: ${answer.status} ${(await answer.text()).slice(0, 400)}`);
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    for await (const _ of body);
  };
  return { ended: read(answer.body).catch(() => undefined), close: () => abort.abort() };
}
