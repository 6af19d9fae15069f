import { expect, test } from "vitest";
import { placeInStack, WRAPPER_HEADER } from "./place.ts";

test("the innermost frame that is the blueprint's own", () => {
  const stack = "    at callerPlace (slipway:/place.ts:40:10)\n    at <anonymous> (parts/a file.js:3:14)\n    at <eval> (main.js:9:1)\n";
  expect(placeInStack(stack)).toEqual({ file: "parts/a file.js", line: 3, column: 14 });
});

test("a syntax error's frame has no function", () => {
  expect(placeInStack("    at main.js:2:5\n")).toEqual({ file: "main.js", line: 2, column: 5 });
});

test("the wrapper of a CommonJS file is not the user's text", () => {
  const column = WRAPPER_HEADER.length + 1;
  const stackAt = (line: number): string => `    at <anonymous> (main.js:${line}:${column})`;
  expect(placeInStack(stackAt(1), () => true)).toMatchObject({ column: 1 });
  expect(placeInStack(stackAt(2), () => true)).toMatchObject({ column });
  expect(placeInStack(stackAt(1), () => false)).toMatchObject({ column });
});

test.each([undefined, 3, "", "    at native\n", "    at f (slipway:/index.ts:1:1)"])("nothing to be found in %j", (stack) => {
  expect(placeInStack(stack)).toBeNull();
});
