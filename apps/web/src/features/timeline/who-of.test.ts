import { expect, test } from "vitest";
import { whoOf } from "./who-of.ts";

test("an actor is told by name, kind or the end of its id", () => {
  const names = new Map([["u1", "Ada"]]);
  expect(whoOf("user/u1", names)).toBe("Ada");
  expect(whoOf("user/u2", names)).toBe("a former member");
  expect(whoOf("key/0123456789", names)).toBe("key …456789");
  expect(whoOf("slipway", names)).toBe("Slipway");
});
