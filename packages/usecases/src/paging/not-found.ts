import { AppError } from "@slipway/core/errors";

/** Never echoes what was asked for: another team's id gets, byte for byte, the answer of an unknown one. */
export const notFound = (thing: string): AppError => new AppError("NOT_FOUND", `No such ${thing}.`);

export function found<T>(row: T | null, thing: string): T {
  if (row === null) throw notFound(thing);
  return row;
}
