import { z } from "zod";

/** Fields of every list's input. */
/** Of what is counted from 1: as far as the database's integers go. */
export const sequence = z.coerce.number<number>().int().min(0).max(2_147_483_647);

export const pageFields = {
  limit: z.coerce.number<number>().int().min(1).max(200).default(50).meta({ description: "How many items at most." }),
  cursor: z.string().max(512).optional().meta({ description: "The nextCursor of the page before." }),
};

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().meta({ description: "null on the last page." }) });

export const idLike = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids are UUIDs; anything else is simply unknown, so a path accepts any short text. */
export const idOrName = z.string().min(1).max(128);

export const timestamp = z.string().meta({ description: "ISO 8601, UTC.", format: "date-time" });
