import { AppError } from "@slipway/core/errors";
import { expect, it, vi } from "vitest";
import { retryInStep } from "./retry-in-step.ts";

const fast = { timeDivisor: 1_000 };

it("tries again what may pass", async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new AppError("THROTTLED", "slow down")).mockResolvedValueOnce();
  await retryInStep(attempt, { ...fast, signal: new AbortController().signal });
  expect(attempt).toHaveBeenCalledTimes(2);
});

it("gives up at once on what cannot", async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValue(new AppError("PROVIDER_REFUSED", "no"));
  await expect(retryInStep(attempt, { ...fast, signal: new AbortController().signal })).rejects.toThrow("no");
  expect(attempt).toHaveBeenCalledTimes(1);
});

it("tries an error of unknown kind five times", async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValue(new TypeError("bug"));
  await expect(retryInStep(attempt, { ...fast, signal: new AbortController().signal })).rejects.toThrow("bug");
  expect(attempt).toHaveBeenCalledTimes(5);
});

it("lets the judge turn an error into one that ends the tries", async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValue(new AppError("UNREACHABLE", "silent"));
  const judge = async (error: unknown) => new AppError("GONE", "dead", { cause: error });
  await expect(retryInStep(attempt, { ...fast, signal: new AbortController().signal, judge })).rejects.toMatchObject({ code: "GONE" });
  expect(attempt).toHaveBeenCalledTimes(1);
});

it("ends with the cancellation when cancelled between tries", async () => {
  const controller = new AbortController();
  const attempt = async () => {
    setTimeout(() => controller.abort(new AppError("CANCELLED", "Cancelled.")), 5);
    throw new AppError("UNREACHABLE", "silent", { retryAfterMs: 10_000 });
  };
  await expect(retryInStep(attempt, { ...fast, signal: controller.signal })).rejects.toMatchObject({ code: "CANCELLED" });
});
