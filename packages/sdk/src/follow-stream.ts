import { EventSourceParserStream } from "eventsource-parser/stream";
import { sleep } from "./sleep.ts";
import { isSlipwayProblem } from "./slipway-problem.ts";

interface Source {
  /** Asks for what comes after an id; throws the API's refusal. */
  open(after: string | undefined): Promise<ReadableStream<Uint8Array>>;
  after?: string;
  signal?: AbortSignal;
}

const RECONNECT_DELAY_MS = 400;
/** To ask once more can help: too many, not now, nobody there. */
const passing: unknown[] = [429, 503, null];

/** Server-sent items, taken up after the last one whenever the line is cut, until the signal. What the API refuses is thrown. */
export async function* followStream<T>({ open, after, signal }: Source): AsyncGenerator<T> {
  let last = after;
  while (!signal?.aborted) {
    try {
      for await (const message of messagesOf(await open(last), signal)) {
        last = message.id ?? last;
        yield JSON.parse(message.data) as T;
      }
    } catch (error) {
      // Anything but the API's own word is a cut line.
      if (isSlipwayProblem(error) && !passing.includes(error.status)) throw error;
    }
    await sleep(RECONNECT_DELAY_MS, signal);
  }
}

/** The signal is given to the stream itself: those that a Request makes of it are lost with the Request, to the garbage collector. */
const messagesOf = (body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined) =>
  body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>, { signal }).pipeThrough(new EventSourceParserStream());
