import { AppError } from "@slipway/core/errors";

export interface PageQuery {
  /** 1 to 200. */
  limit: number;
  /** As returned with the page before. */
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** null: this was the last page. */
  nextCursor: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that a cursor stands for. INVALID_INPUT. */
export function cursorId(cursor: string): string {
  const id = Buffer.from(cursor, "base64url").toString();
  if (!uuid.test(id)) throw new AppError("INVALID_INPUT", "The cursor is not one of ours.", { remedy: "Leave it out to start again." });
  return id;
}

export const cursorOf = (id: string): string => Buffer.from(id).toString("base64url");

/** One row more than asked tells whether a page follows. */
export function pageArguments({ limit, cursor }: PageQuery): { take: number; cursor?: { id: string }; skip?: number } {
  const take = limit + 1;
  return cursor === undefined ? { take } : { take, cursor: { id: cursorId(cursor) }, skip: 1 };
}

export function pageOf<R extends { id: string }, T>(rows: R[], limit: number, toItem: (row: R) => T): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const nextCursor = rows.length > limit && last ? cursorOf(last.id) : null;
  return { items: kept.map(toItem), nextCursor };
}

/** Ids come from URLs: what is no UUID is not found rather than a database error. */
export const isId = (value: string): boolean => uuid.test(value);
