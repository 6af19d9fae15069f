import { expect, test } from "vitest";
import { codeText } from "./code-text.ts";

test.each([
  ["a link", "[x](javascript:alert(1))"],
  ["markup", "</code><script>alert(1)</script><img src=x onerror=y>"],
  ["a mention, a reference, an address", "@everyone #12 !3 www.example.com https://example.com"],
  ["a table's border and a code span", "a | b ` c `` d"],
  ["a comment's end", "--> <!-- slipway shop x -->"],
  ["an entity", "&lt;b&gt;"],
])("%s is shown, not done", (_, text) => {
  const shown = codeText(text);
  expect(shown).toMatch(/^<code>(?:[\p{L}\p{N} ]|&#\d+;)*<\/code>$/u);
  const decoded = shown.slice("<code>".length, -"</code>".length).replaceAll(/&#(\d+);/g, (__, code) => String.fromCodePoint(Number(code)));
  expect(decoded).toBe(text);
});

test("lines become one, and what is very long is cut", () => {
  expect(codeText("a\n\n| b")).toBe("<code>a &#124; b</code>");
  expect(codeText("é".repeat(1_000))).toBe(`<code>${"é".repeat(300)}&#8230;</code>`);
});
