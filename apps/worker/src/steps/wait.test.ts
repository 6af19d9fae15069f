import { AppError } from "@slipway/core/errors";
import { expect, it } from "vitest";
import { endedBy } from "./wait.ts";

it("lets work end that outlives its signal by less than the grace", async () => {
  const controller = new AbortController();
  controller.abort(new AppError("CANCELLED", "Cancelled."));
  const work = new Promise((resolve) => setTimeout(resolve, 10, "made"));
  expect(await endedBy(work, controller.signal, () => 1_000)).toBe("made");
});

it("rejects with the signal's reason when the grace is over", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new AppError("CANCELLED", "Cancelled.")), 5);
  await expect(endedBy(new Promise(() => undefined), controller.signal, () => 5)).rejects.toMatchObject({ code: "CANCELLED" });
});
