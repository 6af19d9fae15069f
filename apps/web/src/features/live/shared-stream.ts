import { type Connect, type DurableStream, durableStream, type StreamState } from "./durable-stream.ts";
import type { SseItem } from "./sse-parser.ts";
import { takeTurns } from "./take-turns.ts";

export interface SharedStreamOptions {
  /** What is followed: tabs with the same name share one connection. */
  name: string;
  connect: Connect;
  /** The last item known; items are numbered without a gap. */
  after: number;
  onItem(item: SseItem): void;
  /** Items were missed between two tabs: what they told must be asked for. */
  onGap(): void;
  onState(state: StreamState): void;
}

type Message =
  | { kind: "item"; item: SseItem }
  | { kind: "state"; state: StreamState["kind"]; last: number }
  | { kind: "beat"; last: number }
  | { kind: "hello" };

/** A leading tab speaks at least so often; longer silence means that the browser has put it to sleep. */
const BEAT_MS = 10_000;
const SILENCE_MS = 30_000;
const WATCH_MS = 5_000;

/** Knows which item comes next: drops what was had already, tells of a gap. */
function sequenceKeeper({ after, onItem, onGap }: Pick<SharedStreamOptions, "after" | "onItem" | "onGap">) {
  let last = after;
  return {
    last: () => last,
    take(item: SseItem): void {
      const sequence = Number(item.id);
      if (!(sequence > last)) return;
      if (sequence > last + 1) onGap();
      last = sequence;
      onItem(item);
    },
    catchUp(to: number): void {
      if (to <= last) return;
      last = to;
      onGap();
    },
  };
}

/**
 * One connection for all tabs of a browser: over HTTP/1.1 it has six in all. The tab whose turn it is reads the stream and tells the others.
 */
export function sharedStream(options: SharedStreamOptions): DurableStream {
  const channel = new BroadcastChannel(`slipway-live:${options.name}`);
  const items = sequenceKeeper(options);
  let state: StreamState = { kind: "connecting" };
  let own: DurableStream | null = null;
  let heardAt = Date.now();

  const say = (message: Message): void => channel.postMessage(message);
  const setState = (next: StreamState): void => {
    state = next;
    options.onState(next);
  };

  function lead(ended: AbortSignal): void {
    const stream = durableStream({
      connect: options.connect,
      lastId: String(items.last()),
      onItem(item) {
        items.take(item);
        say({ kind: "item", item });
      },
      onState(next) {
        setState(next);
        say({ kind: "state", state: next.kind, last: items.last() });
      },
    });
    own = stream;
    const beat = setInterval(() => say({ kind: "beat", last: items.last() }), BEAT_MS);
    ended.addEventListener("abort", () => {
      clearInterval(beat);
      stream.close();
      own = null;
      heardAt = Date.now();
    });
  }

  function follow(message: Message): void {
    heardAt = Date.now();
    if (message.kind === "item") items.take(message.item);
    if (message.kind === "beat" || message.kind === "state") items.catchUp(message.last);
    if (message.kind === "state") setState(message.state === "refused" ? { kind: "refused", error: null } : { kind: message.state });
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!own) follow(data);
    else if (data.kind === "hello") say({ kind: "state", state: state.kind, last: items.last() });
  };
  const turns = takeTurns(`slipway-live:${options.name}`, lead);
  let lookedAt = Date.now();
  const watch = setInterval(() => {
    const now = Date.now();
    // Who has slept has heard nothing: that says nothing of the leader, which has slept as well.
    const slept = now - lookedAt > SILENCE_MS / 2;
    lookedAt = now;
    if (slept) heardAt = now;
    if (own || now - heardAt < SILENCE_MS) return;
    heardAt = now;
    turns.steal();
  }, WATCH_MS);
  say({ kind: "hello" });

  return {
    close() {
      turns.leave();
      clearInterval(watch);
      channel.close();
    },
    nudge: () => own?.nudge(),
  };
}
