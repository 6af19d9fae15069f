import { AppError } from "@slipway/core/errors";
import { ActivityFailure, RetryState } from "@temporalio/common";
import { expect, it } from "vitest";
import { failureOf, toApplicationFailure } from "./failures.ts";

it("carries code, words and remedy of our error through Temporal", () => {
  const sent = toApplicationFailure(new AppError("PROVIDER_REFUSED", "No such size.", { remedy: "Choose another." }));
  expect(sent.nonRetryable).toBe(true);
  const received = new ActivityFailure("Activity task failed", "runSteps", "1", RetryState.NON_RETRYABLE_FAILURE, "worker", sent);
  expect(failureOf(received)).toEqual({ code: "PROVIDER_REFUSED", message: "No such size.", remedy: "Choose another." });
});

it("lets Temporal try again what may pass, and what it does not know", () => {
  expect(toApplicationFailure(new AppError("UNAVAILABLE", "later")).nonRetryable).toBe(false);
  expect(toApplicationFailure(new Error("connection reset")).nonRetryable).toBe(false);
  expect(failureOf(new Error("connection reset"))).toEqual({ code: "INTERNAL", message: "connection reset" });
});

it("no secret passes into a history or a row, whoever printed it", () => {
  const marker = "q7ZkErM4Tn2Wx9vB";
  const leak = `docker login: Bearer ${marker} refused, see postgresql://app:${marker}@db`;
  for (const error of [new AppError("STEP_FAILED", leak, { remedy: leak }), new Error(leak), leak]) {
    expect(JSON.stringify(failureOf(error))).not.toContain(marker);
    const { message, details, cause } = toApplicationFailure(error);
    expect([message, details, cause?.message, cause?.stack].join()).not.toContain(marker);
  }
  expect(failureOf(new AppError("UNPROCESSABLE", "Waiting for secrets: [api-token]")).message).toBe("Waiting for secrets: [api-token]");
});
