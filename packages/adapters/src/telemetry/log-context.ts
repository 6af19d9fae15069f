import { AsyncLocalStorage } from "node:async_hooks";

type Fields = Readonly<Record<string, unknown>>;

// The web process loads this module twice, as it is and inside Next's bundle: the context is one all the same.
const KEY = Symbol.for("slipway.log-context");
const holder = globalThis as { [KEY]?: AsyncLocalStorage<Fields> };
holder[KEY] ??= new AsyncLocalStorage<Fields>();
const storage: AsyncLocalStorage<Fields> = holder[KEY];

/** Every line that is logged within `work` carries these fields, beside those of the work around it. */
export function withLogFields<T>(fields: Fields, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

export const logFields = (): Fields => storage.getStore() ?? {};
