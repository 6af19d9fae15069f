import { expect, test } from "vitest";
import { closeCodes } from "../../server/terminal/close-codes.ts";
import { afterClose } from "./after-close.ts";

const closing = (code: number, more = {}) => afterClose({ code, reason: "", exit: null, tries: 0, ...more });

test("a line that broke or was cut is opened again, each time after a longer wait, and not for ever", () => {
  for (const code of [closeCodes.stopping, closeCodes.cut, 1006]) {
    expect(closing(code)).toEqual({ kind: "again", delayMs: 500 });
    expect(closing(code, { tries: 3 })).toEqual({ kind: "again", delayMs: 4_000 });
    expect(closing(code, { tries: 5 })).toMatchObject({ kind: "ended", tone: "bad" });
  }
});

test("an end of the program tells its exit code", () => {
  expect(closing(closeCodes.ended, { exit: 3 })).toMatchObject({ kind: "ended", tone: "neutral", text: "Its exit code is 3." });
  expect(closing(closeCodes.ended)).toMatchObject({ text: "It left no exit code." });
});

test("every other code of the server ends it, in words of its own", () => {
  const codes = [closeCodes.badMessage, closeCodes.notAllowed, closeCodes.idle, closeCodes.tooLong];
  const titles = codes.map((code) => {
    const after = closing(code);
    return after.kind === "ended" ? after.title : after.kind;
  });
  expect(titles).not.toContain("again");
  expect(new Set(titles).size).toBe(codes.length);
});

test("why it was taken away is said", () => {
  expect(closing(closeCodes.notAllowed, { reason: "the machine is gone" })).toMatchObject({ text: "The machine is gone." });
});
