import { expect, test } from "vitest";
import { eventTypesText } from "./event-types-text.ts";
import { headerLines, indentedJson } from "./message-text.ts";

test("a message is shown as it travels, JSON indented", () => {
  expect(headerLines({ "webhook-id": "e1", "content-type": "application/json" })).toBe("webhook-id: e1\ncontent-type: application/json");
  expect(headerLines({})).toBe("(none)");
  expect(indentedJson('{"type":"webhook.test"}')).toBe('{\n  "type": "webhook.test"\n}');
  expect(indentedJson("<html>")).toBe("<html>");
});

test("kinds of events are named while they are few", () => {
  expect([[], ["a", "b"], ["a", "b", "c"]].map(eventTypesText)).toEqual(["every kind", "a, b", "3 kinds"]);
});
