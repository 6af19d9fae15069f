import { expect, it } from "vitest";
import { codeOf, comparable, resultOf, statusOf } from "./answers.ts";
import type { WireAnswer } from "./messages.ts";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): WireAnswer => ({
  ...{ status, body, text: JSON.stringify(body), requestId: headers["x-request-id"] ?? "" },
  headers: new Headers(headers),
});

const refusal = { error: { json: { message: "No such cluster.", data: { httpStatus: 404, appCode: "NOT_FOUND" } } } };

it("reads status and code through both doors, a stream's refusal inside a 200 too", () => {
  expect([statusOf(answer(404, { code: "NOT_FOUND" })), codeOf(answer(404, { code: "NOT_FOUND" }))]).toEqual([404, "NOT_FOUND"]);
  expect([statusOf(answer(200, refusal)), codeOf(answer(200, refusal))]).toEqual([404, "NOT_FOUND"]);
  expect(resultOf(answer(200, { result: { data: { json: { id: "x" } } } }))).toEqual({ id: "x" });
});

it("compares everything but the request's id, passing headers and the ids that were asked about", () => {
  const one = answer(404, { detail: "no thing-1", requestId: "r1" }, { "x-request-id": "r1", date: "now", vary: "x" });
  const other = answer(404, { detail: "no thing-2", requestId: "r2" }, { "x-request-id": "r2", date: "then", vary: "x" });
  expect(comparable(one, { id: "thing-1" })).toBe(comparable(other, { id: "thing-2" }));
  expect(comparable(one, {})).not.toBe(comparable(other, {}));
  expect(comparable(answer(403, {}), {})).not.toBe(comparable(answer(404, {}), {}));
  expect(comparable(answer(404, {}, { etag: "1", vary: "x" }), {})).not.toBe(comparable(answer(404, {}), {}));
});
