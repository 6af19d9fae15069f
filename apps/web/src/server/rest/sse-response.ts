import type { StreamItem } from "@slipway/usecases/define";

const HEARTBEAT_MS = 15_000;
/** A revoked key's streams end within 5 s. */
const REVALIDATE_MS = 4_000;

export interface EventStreamOptions {
  items: AsyncGenerator<StreamItem<unknown>>;
  /** Ends `items`. */
  abort: AbortController;
  /** Whether the credential still holds. */
  stillAllowed(): Promise<boolean>;
  requestId: string;
}

const frame = (item: StreamItem<unknown>): string => `id: ${item.id}\ndata: ${JSON.stringify(item.data)}\n\n`;

/** Server-sent events: a comment every 15 s, closed when the reader leaves or the credential dies. */
export function sseResponse({ items, abort, stillAllowed, requestId }: EventStreamOptions): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string): void => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      send(": open\n\n");
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      const revalidate = setInterval(() => void closeUnlessAllowed(stillAllowed, abort), REVALIDATE_MS);
      try {
        for await (const item of items) send(frame(item));
      } catch {
        // The reader reconnects with Last-Event-ID; nothing is lost.
      } finally {
        clearInterval(heartbeat);
        clearInterval(revalidate);
        abort.abort();
        closeQuietly(controller);
      }
    },
    cancel: () => abort.abort(),
  });
  const headers = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
    "X-Request-Id": requestId,
  };
  return new Response(body, { headers });
}

async function closeUnlessAllowed(stillAllowed: () => Promise<boolean>, abort: AbortController): Promise<void> {
  const allowed = await stillAllowed().catch(() => true);
  if (!allowed) abort.abort();
}

function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close();
  } catch {
    // Already cancelled by the reader.
  }
}
