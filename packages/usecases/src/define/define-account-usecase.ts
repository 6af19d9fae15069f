import type { Database } from "@slipway/db";
import type { z } from "zod";
import type { UsecasePorts } from "./context.ts";
import { parseInput } from "./parse-input.ts";
import type { RestBinding } from "./usecase.ts";

/** A person who is signed in, whatever the team. */
export interface Account {
  userId: string;
  email: string;
  name: string;
  twoFactorEnabled: boolean;
}

/** One request of one person, before a team is named. */
export interface AccountScope {
  account: Account;
  database: Database;
  ports: UsecasePorts;
  requestId: string;
  /** The caller's network address, for the audit log. */
  address: string;
}

export interface AccountFacts<I extends z.ZodObject, O extends z.ZodType, K extends "GET" | "POST"> {
  name: `${string}.${string}`;
  kind: "account";
  rest: RestBinding & { method: K };
  summary: string;
  input: I;
  output: O;
}

/** An operation of a person without a team: API keys, which have one, may not. It writes the audit rows of the teams that it touches. */
export interface AccountUsecase<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  K extends "GET" | "POST" = "GET" | "POST",
> extends AccountFacts<I, O, K> {
  execute(scope: AccountScope, input: unknown): Promise<z.output<O>>;
}

export function defineAccountUsecase<I extends z.ZodObject, O extends z.ZodType, K extends "GET" | "POST">(
  definition: AccountFacts<I, O, K> & { run(scope: AccountScope, input: z.output<I>): Promise<z.input<O>> },
): AccountUsecase<I, O, K> {
  const { run, ...facts } = definition;
  return { ...facts, execute: async (scope, input) => facts.output.parse(await run(scope, parseInput(facts.input, input))) };
}
