const MAX_ENTRIES = 10_000;

export interface ShortMemory<T> {
  /** What was loaded for the key within the time, or is being loaded; neither a failure nor a null is kept. */
  get(key: string, load: () => Promise<T>): Promise<T>;
  clear(): void;
}

/** Values that may be so old and no older. Concurrent askers share one load. What is not there (null) may be made the next moment. */
export function shortMemory<T>(freshMs: number, now: () => number = () => performance.now()): ShortMemory<T> {
  const entries = new Map<string, { at: number; value: Promise<T> }>();
  return {
    get(key, load) {
      const known = entries.get(key);
      if (known && now() - known.at < freshMs) return known.value;
      if (entries.size >= MAX_ENTRIES) entries.clear();
      const entry = { at: now(), value: load() };
      entries.set(key, entry);
      const forget = (): void => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      entry.value.then((value) => value === null && forget(), forget);
      return entry.value;
    },
    clear: () => entries.clear(),
  };
}
