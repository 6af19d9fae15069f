import { AppError, errorTable, isAppError } from "@slipway/core/errors";
import { type ApiOperation, type Identity, registry } from "@slipway/usecases";
import type { AccountUsecase, RequestScope, StreamItem, StreamUsecase, Usecase } from "@slipway/usecases/define";
import {
  initTRPC,
  TRPCError,
  type TRPCMutationProcedure,
  type TRPCQueryProcedure,
  type TRPCSubscriptionProcedure,
  tracked,
} from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { forgetIfAccessChanged } from "../access-changes.ts";
import { countStream } from "../count-stream.ts";
import { noteAnswer } from "../request-notes.ts";
import { stillHolds } from "../rest/authenticate-request.ts";
import { saidAloud, toAppError } from "../rest/problem-response.ts";
import { watchCredential } from "../watch-credential.ts";
import type { TrpcContext } from "./context.ts";

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  errorFormatter({ shape, error }) {
    const cause = error.cause instanceof AppError ? error.cause : new AppError("INTERNAL", "");
    const { code } = cause;
    const { faults, remedy } = saidAloud(cause);
    return { ...shape, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, appCode: code, faults, remedy } };
  },
});

type Procedure<U> =
  U extends StreamUsecase<infer I, infer O>
    ? TRPCSubscriptionProcedure<{ meta: object; input: z.input<I>; output: AsyncIterable<[string, z.output<O>, symbol], void, unknown> }>
    : U extends Usecase<infer I, infer O, infer K>
      ? K extends "query"
        ? TRPCQueryProcedure<{ meta: object; input: z.input<I>; output: z.output<O> }>
        : TRPCMutationProcedure<{ meta: object; input: z.input<I>; output: z.output<O> }>
      : U extends AccountUsecase<infer I, infer O, infer K>
        ? K extends "GET"
          ? TRPCQueryProcedure<{ meta: object; input: z.input<I>; output: z.output<O> }>
          : TRPCMutationProcedure<{ meta: object; input: z.input<I>; output: z.output<O> }>
        : never;

type Procedures = {
  [Entity in keyof typeof registry]: { [Verb in keyof (typeof registry)[Entity]]: Procedure<(typeof registry)[Entity][Verb]> };
};

const scopeOf = ({ services, requestId, address }: TrpcContext, { actor }: Identity): RequestScope => ({
  actor,
  database: services.database,
  ports: services.ports,
  requestId,
  address,
});

/** The use case parses its own input, so that every door says the same faults. */
const anyInput = z.unknown();

function procedureOf(operation: ApiOperation) {
  if (operation.kind === "stream") return streamOf(operation);
  const run = ({ ctx, input }: { ctx: TrpcContext; input: unknown }) => sayingErrors(ctx, performed(operation, ctx, input));
  const isQuery = operation.kind === "query" || (operation.kind === "account" && operation.rest.method === "GET");
  return isQuery ? t.procedure.input(anyInput).query(run) : t.procedure.input(anyInput).mutation(run);
}

async function performed(operation: Usecase | AccountUsecase, ctx: TrpcContext, input: unknown): Promise<unknown> {
  const { services, requestId, address } = ctx;
  if (operation.kind !== "account") {
    const answer = await operation.execute(scopeOf(ctx, await ctx.identity()), input);
    noteAnswer(answer);
    forgetIfAccessChanged(operation, services);
    return answer;
  }
  const { database, ports } = services;
  const answer = await operation.execute({ account: await ctx.account(), database, ports, requestId, address }, input);
  forgetIfAccessChanged(operation, services);
  return answer;
}

function streamOf(operation: StreamUsecase) {
  return t.procedure.input(anyInput).subscription(async function* ({ ctx, input, signal }) {
    const identity = await sayingErrors(ctx, ctx.identity());
    const abort = new AbortController();
    signal?.addEventListener("abort", () => abort.abort(), { once: true });
    const items = await sayingErrors(ctx, operation.open(scopeOf(ctx, identity), input, abort.signal));
    countStream(operation.name, abort.signal);
    const stop = watchCredential(() => stillHolds(identity, ctx.services), abort);
    try {
      for await (const { id, data } of items as AsyncGenerator<StreamItem<unknown>>) {
        if (abort.signal.aborted) return;
        yield tracked(id, data);
      }
    } finally {
      stop();
      abort.abort();
    }
  });
}

async function sayingErrors<T>(ctx: TrpcContext, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw trpcErrorOf(thrown, ctx.requestId);
  }
}

export function trpcErrorOf(thrown: unknown, requestId: string): TRPCError {
  const error = isAppError(thrown) ? thrown : toAppError(thrown, requestId);
  return new TRPCError({ code: errorTable[error.code].trpc, message: saidAloud(error).detail, cause: error });
}

const procedures = Object.fromEntries(
  Object.entries(registry).map(([entity, verbs]) => [
    entity,
    Object.fromEntries(Object.entries(verbs).map(([verb, operation]) => [verb, procedureOf(operation)])),
  ]),
);

// The registry is walked at run time; its static shape is Procedures.
export const appRouter = t.router(procedures as unknown as Procedures);
export type AppRouter = typeof appRouter;
