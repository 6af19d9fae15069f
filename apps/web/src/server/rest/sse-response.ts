import type { StreamItem } from "@slipway/usecases/define";
import { watchCredential } from "../watch-credential.ts";

const HEARTBEAT_MS = 15_000;

export interface EventStreamOptions {
  items: AsyncGenerator<StreamItem<unknown>>;
  /** Ends `items`. */
  abort: AbortController;
  /** Whether the credential still holds. */
  stillAllowed(): Promise<boolean>;
  requestId: string;
}

const frame = (item: StreamItem<unknown>): string => `id: ${item.id}\ndata: ${JSON.stringify(item.data)}\n\n`;

/**
 * Server-sent events: a comment every 15 s, closed when the reader leaves or the credential dies.
 * The source is read as fast as the reader reads: one that stalls holds a frame or two, not all that happens meanwhile.
 */
export function sseResponse({ items, abort, stillAllowed, requestId }: EventStreamOptions): Response {
  const encoder = new TextEncoder();
  const timers: NodeJS.Timeout[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const beat = (): void => {
        if (wantsMore(controller)) controller.enqueue(encoder.encode(": still here\n\n"));
      };
      controller.enqueue(encoder.encode(": open\n\n"));
      timers.push(setInterval(beat, HEARTBEAT_MS));
      watchCredential(stillAllowed, abort);
      // Nobody pulls for a reader that stalls: its stream must end all the same, and let go of what it holds.
      const end = (): void => {
        timers.forEach(clearInterval);
        void items.return(undefined).catch(() => undefined);
        closeQuietly(controller);
      };
      if (abort.signal.aborted) end();
      else abort.signal.addEventListener("abort", end, { once: true });
    },
    async pull(controller) {
      // The reader reconnects with Last-Event-ID after a failure; nothing is lost.
      const next = await items.next().catch(() => null);
      if (abort.signal.aborted) return;
      if (!next || next.done) abort.abort();
      else controller.enqueue(encoder.encode(frame(next.value)));
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

/** Comments are for a reader that listens. */
function wantsMore({ desiredSize }: ReadableStreamDefaultController): boolean {
  return desiredSize !== null && desiredSize > 0;
}

function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close();
  } catch {
    // Already cancelled by the reader.
  }
}
