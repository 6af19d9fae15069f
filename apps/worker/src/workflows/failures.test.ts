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
