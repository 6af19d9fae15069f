/** Time and chance as the sandbox gives them: the same blueprint makes the same spec, always. */
export interface World {
  nowMs: number;
  seed: number;
  args: string[];
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fixedDate(nowMs: number): DateConstructor {
  const RealDate = Date;
  function FixedDate(...given: unknown[]): unknown {
    if (!new.target) return new RealDate(nowMs).toString();
    return Reflect.construct(RealDate, given.length === 0 ? [nowMs] : given, new.target);
  }
  FixedDate.prototype = RealDate.prototype;
  FixedDate.now = () => nowMs;
  FixedDate.parse = RealDate.parse;
  FixedDate.UTC = RealDate.UTC;
  Object.defineProperty(RealDate.prototype, "constructor", { value: FixedDate });
  return FixedDate as unknown as DateConstructor;
}

const unpredictable = ["WeakRef", "FinalizationRegistry", "SharedArrayBuffer", "Atomics"];

export function fixWorld(world: World): void {
  globalThis.Date = fixedDate(world.nowMs);
  Math.random = randomFrom(world.seed);
  for (const name of unpredictable) Reflect.deleteProperty(globalThis, name);
}
