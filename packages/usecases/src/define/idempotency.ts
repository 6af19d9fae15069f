import { AppError } from "@slipway/core/errors";
import type { TeamTx } from "@slipway/db";
import type { RequestScope } from "./context.ts";

export interface Reservation {
  /** Method and path template: keys of different operations never meet. */
  route: string;
  key: string;
  /** Of the process that runs the request. */
  owner: number;
}

type Request = Pick<Reservation, "route" | "key"> & {
  /** Hash of the whole request; the same key with another one is refused. */
  requestHash: string;
};

export type Reserved = { kind: "run"; reservation: Reservation } | { kind: "replay"; status: number; answer: unknown };

/** As it is kept: as text, so that a replay is the same to the byte; what is shown only once is not kept. */
type KeptAnswer = { json: string } | { shownOnce: true };

/** Takes the key for this request, or finds the first one's answer. UNPROCESSABLE: another body; CONFLICT: still running, or shown only once. */
export async function reserve(scope: RequestScope, request: Request): Promise<Reserved> {
  const claim = await scope.database.forTeam(scope.actor.teamId).transaction((tx) => tx.idempotency.claim(request));
  if (claim.state === "new") {
    const { route, key } = request;
    return { kind: "run", reservation: { route, key, owner: claim.owner } };
  }
  if (claim.state === "mismatch") {
    throw new AppError("UNPROCESSABLE", "This Idempotency-Key was used for another request.", {
      remedy: "Use a new key for a new request.",
    });
  }
  if (claim.state === "running") {
    throw new AppError("CONFLICT", "The first request with this Idempotency-Key is still running.", { remedy: "Ask again in a moment." });
  }
  const kept = claim.response as KeptAnswer;
  if ("json" in kept) return { kind: "replay", status: claim.status, answer: JSON.parse(kept.json) };
  throw new AppError("CONFLICT", "The first request with this Idempotency-Key was done; its answer is shown only once.");
}

export interface Answered {
  status: number;
  answer: unknown;
  confidential: boolean;
}

export async function completeReservation(tx: TeamTx, reservation: Reservation, { status, answer, confidential }: Answered): Promise<void> {
  const response: KeptAnswer = confidential ? { shownOnce: true } : { json: JSON.stringify(answer) };
  await tx.idempotency.complete({ ...reservation, status, response });
}

/** Frees the key: the request changed nothing, so that it may be tried again. */
export async function releaseReservation(scope: RequestScope, reservation: Reservation): Promise<void> {
  await scope.database.forTeam(scope.actor.teamId).transaction((tx) => tx.idempotency.release(reservation));
}
