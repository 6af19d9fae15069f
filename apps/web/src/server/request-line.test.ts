import { expect, it } from "vitest";
import { judgeRequestLine } from "./request-line.ts";

it.each([
  ["/clusters?limit=2", { path: "/clusters?limit=2" }],
  ["http://evil.test/clusters?limit=2", { path: "/clusters?limit=2" }],
  ["/clusters?prototypes=1", { path: "/clusters?prototypes=1" }],
  ["/clusters?__proto__=x", { status: 400 }],
  ["/clusters?limit=2&%5F_proto__=x", { status: 400 }],
  ["/clusters?constructor=x", { status: 400 }],
  ["file:///etc/passwd", { status: 400 }],
  ["*", { status: 400 }],
])("%s leads to %j", (url, judged) => expect(judgeRequestLine({ method: "GET", url })).toEqual(judged));

it("a method that is none of ours is refused", () => {
  expect(judgeRequestLine({ method: "TRACE", url: "/" })).toMatchObject({ status: 405 });
});
