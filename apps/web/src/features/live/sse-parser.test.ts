import { expect, test } from "vitest";
import { type SseItem, sseParser } from "./sse-parser.ts";

const stream = ': open\n\nid: 7\ndata: {"a":1}\n\n: still here\n\nid: 8\ndata: one\ndata: two\n\n';
const expected: SseItem[] = [
  { id: "7", data: '{"a":1}' },
  { id: "8", data: "one\ntwo" },
];

test.each([1, 2, 3, 5, 1_000])("events come whole when the stream is cut every %i characters", (size) => {
  const items: SseItem[] = [];
  const feed = sseParser((item) => items.push(item));
  for (let at = 0; at < stream.length; at += size) feed(stream.slice(at, at + size));
  expect(items).toEqual(expected);
});

test("carriage returns end lines too, and an event without its end is not one yet", () => {
  const items: SseItem[] = [];
  const feed = sseParser((item) => items.push(item));
  feed("id: 9\r\ndata: x\r");
  feed("\n\r\nid: 10\r\ndata: y\r\n");
  expect(items).toEqual([{ id: "9", data: "x" }]);
});
