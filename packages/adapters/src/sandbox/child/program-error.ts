import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";

/** Something the program threw, still inside its realm. */
export class ProgramError extends Error {
  readonly handle: QuickJSHandle;
  readonly stackInside: unknown;
  readonly nameInside: string;

  constructor(context: QuickJSContext, handle: QuickJSHandle) {
    const read = (key: string): unknown => {
      if (context.typeof(handle) !== "object") return undefined;
      const property = context.getProp(handle, key);
      return context.typeof(property) === "string" ? context.getString(property) : undefined;
    };
    super(String(read("message") ?? ""));
    this.handle = handle;
    this.nameInside = String(read("name") ?? "");
    this.stackInside = read("stack");
  }
}

type Outcome = { error: QuickJSHandle } | { error?: undefined; value: QuickJSHandle };

/** The value of what ran inside, or a throw that carries the realm's error. */
export function unwrap(context: QuickJSContext, outcome: Outcome): QuickJSHandle {
  if (outcome.error) throw new ProgramError(context, outcome.error);
  return outcome.value;
}
