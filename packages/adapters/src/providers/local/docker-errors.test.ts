import { AppError } from "@slipway/core/errors";
import { expect, test } from "vitest";
import { ignoreStatus, sortDockerError } from "./docker-errors.ts";

const answer = (statusCode: number, message: string): Error => Object.assign(new Error(message), { statusCode });

test.each([
  [answer(403, "Address already in use"), "CAPACITY"],
  [answer(403, "Pool overlaps with other one on this address space"), "CONFLICT"],
  [answer(403, "error while removing network: network n has active endpoints"), "CONFLICT"],
  [answer(404, "No such image"), "PROVIDER_REFUSED"],
  [answer(409, "Conflict. The container name is already in use"), "CONFLICT"],
  [answer(429, "toomanyrequests"), "THROTTLED"],
  [answer(500, "write /var/lib/docker: no space left on device"), "CAPACITY"],
  [answer(500, "something else"), "UNREACHABLE"],
  [Object.assign(new Error("connect ENOENT /var/run/docker.sock"), { code: "ENOENT" }), "UNREACHABLE"],
  ["not even an error", "UNREACHABLE"],
])("%s is %s", (error, code) => {
  expect(sortDockerError(error, "could not")).toMatchObject({ code, message: expect.stringContaining("could not") });
});

test("an error that is sorted already stays what it is", () => {
  const error = new AppError("GONE", "gone");
  expect(sortDockerError(error, "could not")).toBe(error);
});

test("ignores the answers named, and only those", () => {
  expect(ignoreStatus(304, 404)(answer(404, "none"))).toBeUndefined();
  expect(() => ignoreStatus(304)(answer(500, "broken"))).toThrow("broken");
  expect(() => ignoreStatus(304)(new Error("cut"))).toThrow("cut");
});
