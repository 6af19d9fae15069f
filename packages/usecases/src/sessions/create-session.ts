import { AppError } from "@slipway/core/errors";
import type { Clock } from "@slipway/core/ports";
import type { Database } from "@slipway/db";
import { signIn } from "@slipway/db/system";
import type { z } from "zod";
import { hashPassword, passwordMatches } from "../credentials/password.ts";
import { hashSessionToken, newSessionToken } from "../credentials/session-token.ts";
import { parseInput } from "../define/index.ts";
import { attemptLimit } from "./attempt-limit.ts";
import { credentials, type Session, session } from "./schemas.ts";

const SESSION_MS = 12 * 3_600_000;

/** Without an actor yet there is nothing to authorise by. */
export interface PublicScope {
  database: Database;
  clock: Clock;
  requestId: string;
  address: string;
}

export interface PublicUsecase {
  name: "sessions.create";
  kind: "public";
  rest: { method: "POST"; path: `/${string}`; status: 201 };
  summary: string;
  input: typeof credentials;
  output: typeof session;
  /** `token` goes into the cookie and nowhere else. */
  execute(scope: PublicScope, input: unknown): Promise<{ answer: Session; token: string }>;
}

const attempts = attemptLimit({ max: 10, windowMs: 60_000 });
/** Compared with when there is no such account, so that the answer takes as long. */
const decoyHash = hashPassword("nobody has this password");

export const createSession: PublicUsecase = {
  name: "sessions.create",
  kind: "public",
  rest: { method: "POST", path: "/sessions", status: 201 },
  summary: "Signs a person in: the session travels in an HttpOnly cookie.",
  input: credentials,
  output: session,
  async execute({ database, clock }, input) {
    const given = parseInput(credentials, input);
    const email = given.email.toLowerCase();
    attempts.take(email, clock.now());
    const membership = await verifiedMembership(database, email, given.password);
    const token = newSessionToken();
    const expiresAt = new Date(clock.now() + SESSION_MS);
    const { userId, teamId, role } = membership;
    await signIn(database).openSession({ userId, teamId, tokenHash: hashSessionToken(token), expiresAt });
    return { answer: { userId, teamId, role, expiresAt: expiresAt.toISOString() }, token };
  },
};

type Verified = Pick<z.output<typeof session>, "userId" | "teamId" | "role">;

async function verifiedMembership(database: Database, email: string, password: string): Promise<Verified> {
  const account = await signIn(database).findAccount(email);
  const matches = await passwordMatches(password, account?.passwordHash ?? (await decoyHash));
  const membership = account?.memberships[0];
  if (!account || !membership || !matches) throw new AppError("UNAUTHENTICATED", "The e-mail address or the password is wrong.");
  return { userId: account.userId, ...membership };
}
