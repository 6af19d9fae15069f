/** What stands where a secret was. */
export const HIDDEN = "[secret]";

const BRAND = Symbol.for("slipway.secret");
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * A value that prints, serialises and interpolates as `[secret]`: only `reveal()` gives it away, so that each place which does is easily found.
 * Structured clone refuses it.
 */
export interface Secret {
  reveal(): string;
  toJSON(): string;
  toString(): string;
}

/** The value lives in a closure: spreading or walking the object shows nothing of it. */
export function secret(value: string): Secret {
  const hidden = (): string => HIDDEN;
  return Object.freeze({ reveal: () => value, toJSON: hidden, toString: hidden, [INSPECT]: hidden, [BRAND]: true });
}

/** By brand, not by class: a process may have loaded this module twice. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === "object" && value !== null && (value as Record<symbol, unknown>)[BRAND] === true;
}
