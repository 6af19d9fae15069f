import { apiOperations, openapiDocument } from "@slipway/usecases";
import { expect, test } from "vitest";
import { answerSchemas } from "./answer-schemas.ts";
import { liveDocument } from "./live-document.ts";

const body = openapiDocument(apiOperations, "https://slipway.example");
const document = await liveDocument(async () => ({ status: 200, headers: new Headers(), body }) as never);
const schemas = answerSchemas(document);
const ofScale = (status: number, answer: unknown): string[] =>
  schemas.ofRest(document.operation("clusters.scale"), { status, headers: new Headers(), body: answer } as never);

const problem = { type: "urn:x", title: "Stale", status: 412, code: "STALE", detail: "Plan again.", faults: [], requestId: "r" };

test("a problem, which the document tells by reference, is held against its schema", () => {
  expect(ofScale(412, problem)).toEqual([]);
  expect(ofScale(412, { ...problem, code: "NO_SUCH_CODE" })).not.toEqual([]);
  expect(ofScale(412, { detail: "Plan again." })).not.toEqual([]);
  expect(ofScale(418, problem)).toEqual(["the document has no answer 418"]);
});

test("an answer of the operation's own is, too", () => {
  expect(ofScale(200, { operation: null, message: "No change." })).toEqual([]);
  expect(ofScale(200, { operation: {} })).not.toEqual([]);
});
