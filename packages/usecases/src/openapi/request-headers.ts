import { z } from "zod";
import type { AccountUsecase } from "../define/define-account-usecase.ts";
import type { StreamUsecase } from "../define/define-stream.ts";
import type { Usecase } from "../define/usecase.ts";

const idempotencyKey = z
  .string()
  .max(255, "Must have at most 255 characters.")
  .optional()
  .meta({ description: "Kept 24 h: a repeat gets the first answer." });

const team = z
  .string()
  .max(40, "Must have at most 40 characters.")
  .optional()
  .meta({ description: "With a session: the slug of the team that the request is about. A key has its own." });

const ifMatch = z
  .string()
  .regex(/^(W\/)?"?[0-9]{1,9}"?$/, 'Must be a revision such as "7".')
  .optional()
  .meta({ description: 'The cluster\'s revision: `"7"`.' });

/** The headers that an operation takes, by name: the document tells them and the server checks them. */
export function requestHeaders(usecase: Usecase | StreamUsecase | AccountUsecase): Record<string, z.ZodType<string | undefined>> {
  return {
    ...(usecase.kind === "account" ? {} : { "slipway-team": team }),
    ...(usecase.kind === "command" ? { "Idempotency-Key": idempotencyKey } : {}),
    ...("ifMatch" in usecase.rest && usecase.rest.ifMatch ? { "If-Match": ifMatch } : {}),
  };
}
