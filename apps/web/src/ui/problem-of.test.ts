import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { problemOf } from "./problem-of.ts";

const trpcError = (data: object): Error => TRPCClientError.from({ error: { message: "No room.", code: -32_000, data } });

test("an operation's refusal keeps its code, faults, remedy and request", () => {
  const faults = [{ path: "/name", message: "is taken" }];
  const data = { code: "CONFLICT", httpStatus: 409, appCode: "CONFLICT", faults, remedy: "Choose another.", requestId: "r-1" };
  expect(problemOf(trpcError(data))).toEqual({
    code: "CONFLICT",
    message: "No room.",
    remedy: "Choose another.",
    requestId: "r-1",
    faults,
    retryable: false,
  });
});

test("a problem+json body reads the same, by itself and inside what tRPC throws", () => {
  const body = { code: "RATE_LIMITED", title: "Rate limited", detail: "Too many requests.", requestId: "r-2", faults: [] };
  const expected = { code: "RATE_LIMITED", message: "Too many requests.", remedy: null, requestId: "r-2", faults: [], retryable: true };
  expect(problemOf(body)).toEqual(expected);
  expect(problemOf(TRPCClientError.from(Object.assign(new Error("Too many requests."), { data: body })))).toEqual(expected);
});

test("no answer at all is told as such, and may be tried again", () => {
  for (const error of [
    new TypeError("Failed to fetch"),
    TRPCClientError.from(new TypeError("Failed to fetch")),
    TRPCClientError.from(new Error("Unexpected token <")),
  ])
    expect(problemOf(error)).toMatchObject({ code: "OFFLINE", retryable: true });
});

test("what the page throws itself is said in its own words", () => {
  expect(problemOf(new Error("Nothing had to change."))).toMatchObject({
    code: "PAGE",
    message: "Nothing had to change.",
    retryable: false,
  });
});
