import { expect, it, vi } from "vitest";
import { sweepExpired } from "./sweep-expired.ts";

it("removes at once and again and again, also after a turn that failed, until it is stopped", async () => {
  const removeExpired = vi.fn().mockRejectedValueOnce(new Error("The database is away."));
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const sweep = sweepExpired({ removeExpired, timeDivisor: 60_000, log });
  expect(removeExpired).toHaveBeenCalledTimes(1);
  await expect.poll(() => removeExpired.mock.calls.length).toBeGreaterThan(2);
  expect(log.warn).toHaveBeenCalledTimes(1);
  await sweep.stop();
  const turns = removeExpired.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(removeExpired).toHaveBeenCalledTimes(turns);
});
