import { expect, test } from "vitest";
import { plainLine } from "./plain-line.ts";

const ESC = "\u001b";

test("colours, titles and links leave their text", () => {
  expect(plainLine(`${ESC}[1;31mfailed${ESC}[0m: no route`)).toBe("failed: no route");
  expect(plainLine(`${ESC}]0;title\u0007ready`)).toBe("ready");
  expect(plainLine(`${ESC}]8;;http://example.com${ESC}\\here${ESC}]8;;${ESC}\\`)).toBe("here");
  expect(plainLine(`\u009b2Jclean`)).toBe("clean");
});

test("what is no character goes, tabs and all writing stay", () => {
  expect(plainLine("a\u0000b\rc\td")).toBe("abc\td");
  expect(plainLine("Zażółć 日本 🚢 [ok]")).toBe("Zażółć 日本 🚢 [ok]");
});

test("an escape that is cut off takes nothing else along", () => {
  expect(plainLine(`end${ESC}`)).toBe("end");
  expect(plainLine(`end${ESC}[`)).not.toContain(ESC);
});
