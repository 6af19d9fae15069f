import { describeValue } from "../describe-value.ts";
import { refuse } from "./refuse.ts";

const NETWORK = "blueprints have no network: put what is needed into a file beside the blueprint or pass it as an argument";
const TIMERS = "blueprints run once and to their end: there are no timers";
const MACHINE_CODE = "blueprints are plain JavaScript: no WebAssembly, no threads, no binary buffers of Node";
const HOST = "blueprints do not see the computer they are evaluated on";

const absent: Record<string, string> = {
  fetch: NETWORK,
  XMLHttpRequest: NETWORK,
  WebSocket: NETWORK,
  EventSource: NETWORK,
  setTimeout: TIMERS,
  setInterval: TIMERS,
  setImmediate: TIMERS,
  WebAssembly: MACHINE_CODE,
  Worker: MACHINE_CODE,
  Buffer: MACHINE_CODE,
  global: HOST,
  Deno: HOST,
  Bun: HOST,
};

/** What to do instead of a name that other JavaScript programs have. */
export const remedyFor = (name: string): string | undefined => (Object.hasOwn(absent, name) ? absent[name] : undefined);

const refuseAbsent = (name: string, remedy: string): never => refuse(`${name} is not available in a blueprint`, remedy);

/** Names are refused wherever they are reached from, `globalThis[name]` included. */
export function refuseAbsentNames(): void {
  for (const [name, remedy] of Object.entries(absent)) {
    Object.defineProperty(globalThis, name, { configurable: true, enumerable: false, get: () => refuseAbsent(name, remedy) });
  }
}

/** An object that has only what is given; anything else is refused by its name. */
export function onlyWith<T extends object>(name: string, given: T, remedy: string): T {
  return new Proxy(given, {
    get: (target, key) => {
      if (typeof key === "symbol" || key in target || key === "then" || key === "toJSON") return Reflect.get(target, key);
      return refuseAbsent(`${name}.${key}`, remedy);
    },
  });
}

/** No code from text: what runs is what was saved. */
export function refuseCodeFromText(): void {
  const remedy = "write the code in the blueprint: it cannot be made from text";
  const kinds = [() => {}, function* () {}, async () => {}, async function* () {}];
  for (const kind of kinds) {
    const prototype = Object.getPrototypeOf(kind);
    const refused = function FunctionFromText(...texts: unknown[]): never {
      return refuseAbsent(`the Function constructor (given ${describeValue(texts.at(-1))})`, remedy);
    };
    refused.prototype = prototype;
    Object.defineProperty(prototype, "constructor", { value: refused, writable: false, configurable: false });
  }
  globalThis.Function = Function.prototype.constructor as FunctionConstructor;
  globalThis.eval = (text) => refuseAbsent(`eval (given ${describeValue(text)})`, remedy);
}
