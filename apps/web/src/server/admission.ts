import { isAppError } from "@slipway/core/errors";
import type { Identity } from "@slipway/usecases";
import type { Account } from "@slipway/usecases/define";
import type { RateHeaders } from "./limits/rate-limits.ts";
import { authenticateAccount, authenticateRequest } from "./rest/authenticate-request.ts";
import { addressOf } from "./rest/request-facts.ts";
import type { Services } from "./services.ts";

export interface Admitted<T> {
  who: T;
  /** What is left of the caller's rate. */
  headers: RateHeaders;
}

/** A team's operation: who asks, at the price of one request. UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED. */
export async function admitActor(request: Request, services: Services): Promise<Admitted<Identity>> {
  const who = await identified(request, services, () => authenticateRequest(request, services));
  return { who, headers: await services.limits.spendCaller(who.actor) };
}

/** A person's operation, without a team. UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED. */
export async function admitAccount(request: Request, services: Services): Promise<Admitted<Account>> {
  const who = await identified(request, services, () => authenticateAccount(request, services));
  return { who, headers: await services.limits.spendCaller({ kind: "user", id: who.userId, teamId: null }) };
}

/** A guess that failed costs the address a token: who guesses on is not even looked up. */
async function identified<T>(request: Request, { limits }: Services, identify: () => Promise<T>): Promise<T> {
  const address = addressOf(request);
  limits.refuseBlocked(address);
  try {
    return await identify();
  } catch (error) {
    if (isAppError(error, "UNAUTHENTICATED")) await limits.spendAddress(address);
    throw error;
  }
}
