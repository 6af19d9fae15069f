import { AsyncLocalStorage } from "node:async_hooks";

/** What becomes known of a request while it is answered, for its metrics and its log line. */
export interface RequestNotes {
  requestId: string;
  /** A template or a kind of page, never an id: `/clusters/{cluster}`. */
  route?: string;
  /** The answer goes on for as long as its reader likes. */
  isStream?: boolean;
  /** What it has set going: by this the request's line is found. */
  operationId?: string;
}

// Next bundles this module apart from main.ts: the notes are the same all the same.
const KEY = Symbol.for("slipway.request-notes");
const holder = globalThis as { [KEY]?: AsyncLocalStorage<RequestNotes> };
holder[KEY] ??= new AsyncLocalStorage<RequestNotes>();
const storage: AsyncLocalStorage<RequestNotes> = holder[KEY];

export const withRequestNotes = <T>(notes: RequestNotes, work: () => T): T => storage.run(notes, work);

/** Of an answer that accepts an operation, its id. */
export function noteAnswer(answer: unknown): void {
  const operation = (answer as { operation?: { id?: unknown } | null } | null)?.operation;
  if (typeof operation?.id === "string") noteRequest({ operationId: operation.id });
}

/** Without effect outside of a request. */
export function noteRequest(notes: Omit<RequestNotes, "requestId">): void {
  const current = storage.getStore();
  if (current) Object.assign(current, notes);
}
