import { setTimeout as sleep } from "node:timers/promises";
import { isAppError } from "@slipway/core/errors";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { problemOf } from "./problem-of.ts";

interface Source {
  /** Asks for what comes after an id. */
  open(after: string | undefined): Promise<Response>;
  after?: string;
  signal: AbortSignal;
}

const RECONNECT_DELAY_MS = 400;

/** Server-sent items, resumed after the last one whenever the line is cut, until `signal`. What the API refuses is thrown. */
export async function* followStream<T>({ open, after, signal }: Source): AsyncGenerator<T> {
  let last = after;
  while (!signal.aborted) {
    try {
      for await (const message of messagesOf(await open(last))) {
        last = message.id ?? last;
        yield JSON.parse(message.data) as T;
      }
    } catch (error) {
      // Anything but the API's own word is a cut line.
      if (isAppError(error) && !error.retryable) throw error;
    }
    await sleep(RECONNECT_DELAY_MS, undefined, { signal }).catch(() => {});
  }
}

async function* messagesOf(response: Response): AsyncGenerator<{ id?: string; data: string }> {
  if (!response.ok || !response.body) throw await problemOf(response);
  yield* response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
}
