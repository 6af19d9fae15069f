import { expect, test } from "vitest";
import { consoleText } from "./console-text.ts";

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

test("joins what both streams said, in order", () => {
  expect(consoleText(Buffer.concat([frame(1, "booting\n"), frame(2, "wärning\n"), frame(1, "up\n")]))).toBe("booting\nwärning\nup\n");
});

test("keeps what it has of a frame that was cut", () => {
  expect(consoleText(frame(1, "half a line").subarray(0, 12))).toBe("half");
  expect(consoleText(Buffer.alloc(3))).toBe("");
});

test("keeps the last 64 KiB", () => {
  const text = consoleText(Buffer.concat([frame(1, "a".repeat(70_000)), frame(1, "end")]));
  expect(text).toHaveLength(64 * 1024);
  expect(text.endsWith("aend")).toBe(true);
});
