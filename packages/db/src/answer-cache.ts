import type { AnswerCache, AnswerSource, ReadAnswer } from "@slipway/core/ports";
import type { ChangeFeed } from "./change-feed.ts";

const MAX_ENTRIES = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Nothing is answered from memory for longer, whatever was or was not told. */
const MAX_AGE_MS = 30_000;
/** The value beside its text, and the maps' own. */
const BYTES_PER_CHARACTER = 4;

interface AnswerCacheOptions {
  changes: ChangeFeed;
  now?: () => number;
  maxEntries?: number;
  maxBytes?: number;
}

interface Entry extends ReadAnswer {
  madeOf: AnswerSource;
  /** The count of changes as the read began. */
  readAt: number;
  readAtMs: number;
  bytes: number;
}

/** Bounded; the least recently asked for goes first. */
export function answerCache({ changes, now = () => performance.now(), ...bounds }: AnswerCacheOptions): AnswerCache {
  const { maxEntries = MAX_ENTRIES, maxBytes = MAX_BYTES } = bounds;
  const entries = new Map<string, Entry>();
  const reading = new Map<string, Promise<ReadAnswer>>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  function keep(key: string, entry: Entry): void {
    drop(key);
    if (entry.bytes > maxBytes) return;
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries && bytes <= maxBytes) return;
      drop(oldest);
    }
  }

  /** To be asked once all is heard that was committed before the request: later than that nothing changes the verdict for it. */
  function holding(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    if (changes.lastChange(entry.madeOf) > entry.readAt || now() - entry.readAtMs > MAX_AGE_MS) {
      drop(key);
      return undefined;
    }
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  }

  async function readAndKeep(key: string, readAt: number, read: () => Promise<ReadAnswer>): Promise<ReadAnswer> {
    const readAtMs = now();
    const answer = await read();
    const { madeOf } = answer;
    if (madeOf && changes.lastChange(madeOf) <= readAt) {
      keep(key, { ...answer, madeOf, readAt, readAtMs, bytes: (key.length + answer.json.length) * BYTES_PER_CHARACTER });
    }
    return answer;
  }

  function beginReading(key: string, readAt: number, read: () => Promise<ReadAnswer>): Promise<ReadAnswer> {
    const own = readAndKeep(key, readAt, read).finally(() => reading.delete(key));
    reading.set(key, own);
    return own;
  }

  return {
    async get(key, read) {
      const heard = await changes.heard();
      if (heard === null) return read();
      const known = holding(key);
      if (known) return known;
      const earlier = reading.get(key);
      if (!earlier) return beginReading(key, heard, read);
      // It may have begun before this request: what it finds is taken only if it still holds.
      await earlier.catch(() => undefined);
      const heardSince = await changes.heard();
      if (heardSince === null) return read();
      // One that is under way now has begun since.
      return holding(key) ?? reading.get(key) ?? beginReading(key, heardSince, read);
    },
  };
}
