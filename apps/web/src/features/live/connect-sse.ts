import { type SseItem, sseParser } from "./sse-parser.ts";

/** The server answered, and it was no: asking again changes nothing. `data` is its problem+json. */
export class StreamRefused extends Error {
  readonly data: unknown;

  constructor(message: string, data: unknown) {
    super(message);
    this.name = "StreamRefused";
    this.data = data;
  }
}

export interface Listener {
  onOpen(): void;
  /** Any sign of life, a heartbeat too. */
  onHeard(): void;
  onItem(item: SseItem): void;
}

export interface SseSource {
  url: string;
  headers: Record<string, string>;
}

const TRANSIENT = new Set([408, 425, 429]);

/**
 * One connection, until it ends. With fetch instead of EventSource: heartbeats are heard, refusals say why, and headers can be sent.
 * StreamRefused when it is of no use to come back.
 */
export async function connectSse(source: SseSource, lastId: string | null, to: Listener & { signal: AbortSignal }): Promise<void> {
  const resume: Record<string, string> = lastId === null ? {} : { "Last-Event-ID": lastId };
  const response = await fetch(source.url, {
    headers: { Accept: "text/event-stream", ...source.headers, ...resume },
    cache: "no-store",
    signal: to.signal,
  });
  if (!response.ok || !response.body) throw await refusalOf(response);
  to.onOpen();
  const feed = sseParser(to.onItem);
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    to.onHeard();
    feed(decoder.decode(value, { stream: true }));
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  const message = problem?.detail ?? `The server answered ${response.status}.`;
  const final = response.status >= 400 && response.status < 500 && !TRANSIENT.has(response.status);
  return final ? new StreamRefused(message, problem) : new Error(message);
}
