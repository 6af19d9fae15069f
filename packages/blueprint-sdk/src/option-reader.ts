import { describeValue } from "./describe-value.ts";
import { recordFault } from "./record-fault.ts";
import { isSecret, type Secret } from "./secret.ts";

export type TextValue = string | Secret;

/** Reads a constructor's options; a wrong one is recorded and reads as absent. */
export interface OptionReader {
  string(key: string): string | undefined;
  number(key: string): number | undefined;
  boolean(key: string): boolean | undefined;
  strings(key: string): string[] | undefined;
  texts(key: string): Record<string, TextValue> | undefined;
  /** Unchecked. */
  value(key: string): unknown;
  /** Records that `key` is missing, when it is. */
  require(key: string): void;
  /** Records keys that nothing has read. */
  end(): void;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `what` names the options in faults: `Machine constructor`. */
export function optionReader(what: string, given: unknown): OptionReader {
  if (!isRecord(given)) recordFault(`the ${what} must be given a valid object (was: ${describeValue(given)})`);
  const options = isRecord(given) ? given : null;
  const read = new Set<string>();
  const value = (key: string): unknown => {
    read.add(key);
    return options?.[key];
  };
  const typed = <T>(key: string, typeName: string, holds: (found: unknown) => found is T): T | undefined => {
    const found = value(key);
    if (found === undefined || holds(found)) return found;
    recordFault(`${key} must be ${typeName} (was: ${describeValue(found)})`);
    return undefined;
  };
  return {
    value,
    string: (key) => typed(key, "a string", (found) => typeof found === "string"),
    number: (key) => typed(key, "a number", (found): found is number => typeof found === "number" && Number.isFinite(found)),
    boolean: (key) => typed(key, "a boolean", (found) => typeof found === "boolean"),
    strings: (key) => readStrings(key, value(key)),
    texts: (key) => readTexts(key, value(key)),
    require: (key) => {
      if (options && value(key) === undefined)
        recordFault(`missing required attribute: ${what.replace(" constructor", "")} requires '${key}'`);
    },
    end: () => {
      const extra = Object.keys(options ?? {}).filter((key) => !read.has(key));
      if (extra.length > 0) recordFault(`Unrecognized keys passed to ${what}: ${extra.join(",")}`);
    },
  };
}

function readStrings(key: string, found: unknown): string[] | undefined {
  if (found === undefined) return undefined;
  if (!Array.isArray(found)) {
    recordFault(`${key} must be an array of strings (was: ${describeValue(found)})`);
    return undefined;
  }
  found.forEach((item, index) => {
    if (typeof item !== "string")
      recordFault(`${key} must be an array of strings. Item at index ${index} (${describeValue(item)}) is not a string.`);
  });
  return found.filter((item) => typeof item === "string");
}

function readTexts(key: string, found: unknown): Record<string, TextValue> | undefined {
  if (found === undefined) return undefined;
  if (!isRecord(found)) {
    recordFault(`${key} must be a map with string or Secret values (was: ${describeValue(found)})`);
    return undefined;
  }
  const texts: Record<string, TextValue> = {};
  for (const [name, value] of Object.entries(found)) {
    if (typeof value === "string" || isSecret(value)) texts[name] = value;
    else
      recordFault(
        `${key} must be a map with string or Secret values (value ${describeValue(value)} associated with ${name} is not a string or Secret)`,
      );
  }
  return texts;
}
