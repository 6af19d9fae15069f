import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { calm } from "./calm.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first wish is heard at once, the many after it as one, the last one always", () => {
  const act = vi.fn();
  const { ask } = calm(act, 1_000);
  ask();
  expect(act).toHaveBeenCalledTimes(1);
  for (let at = 0; at < 50; at += 1) ask();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(act).toHaveBeenCalledTimes(2);
  ask();
  expect(act).toHaveBeenCalledTimes(3);
});

test("nothing is done once it is cancelled", () => {
  const act = vi.fn();
  const wish = calm(act, 1_000);
  wish.ask();
  wish.ask();
  wish.cancel();
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(1);
});
