import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteArgument, quoteArgv } from "./quote-argv.ts";

const numRuns = Number(process.env.FC_RUNS ?? 50);
const argument = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("'", '"', "\\", "$", "`", "\n", " ", "-", "*", "~", "!", ";", "&", "\r", "\t", "=", "a") }),
  )
  .map((text) => text.replaceAll("\0", ""));

describe("quoteArgv", () => {
  it("is read back by a real shell exactly as given", () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 8 }), (argv) => {
        const printed = execFileSync("/bin/sh", ["-c", quoteArgv(["printf", "%s\\0", ...argv])], { maxBuffer: 1 << 24 });
        expect(printed.toString("utf8").split("\0").slice(0, -1)).toEqual(argv);
      }),
      { numRuns },
    );
  });

  it("makes one word of anything", () => {
    fc.assert(
      fc.property(argument, (text) => {
        expect(execFileSync("/bin/sh", ["-c", `set -- ${quoteArgument(text)}; echo $#`]).toString()).toBe("1\n");
      }),
      { numRuns },
    );
  });

  it.each([
    ["NUL", "a\0b"],
    ["a lone surrogate", "\uD800"],
  ])("refuses %s", (_name, text) => {
    expect(() => quoteArgument(text)).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
  });

  it("refuses an empty command", () => {
    expect(() => quoteArgv([])).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
  });
});
