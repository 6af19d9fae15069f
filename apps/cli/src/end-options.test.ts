import { expect, test } from "vitest";
import { endOptions } from "./end-options.ts";

test.each([
  ["exec demo web-1 sh -c x -o json", "exec demo web-1 -- sh -c x -o json"],
  ["exec -o json demo web-1 ls -la", "exec -o json demo web-1 -- ls -la"],
  ["ssh demo master-1 --output json df -h -- /", "ssh demo master-1 --output json -- df -h -- /"],
  ["exec demo web-1 -o json -- ls -la", "exec demo web-1 -o json -- ls -la"],
  ["ssh demo master-1 -o json", "ssh demo master-1 -o json"],
  ["start demo shop.js more --no-wait", "start demo shop.js more --no-wait"],
])("%s", (typed, read) => {
  expect(endOptions(typed.split(" "))).toEqual(read.split(" "));
});
