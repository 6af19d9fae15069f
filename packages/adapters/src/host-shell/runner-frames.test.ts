import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameReader, killFrame, type RunnerFrame, runFrame } from "./runner-frames.ts";

const numRuns = Number(process.env.FC_RUNS ?? 50);
const request = { argv: ["printf", "", "ü\n"], seconds: 61, maxOutputBytes: 1000, stdin: Uint8Array.of(0, 255) };

function framesOf(chunks: readonly Buffer[]): RunnerFrame[] {
  const frames: RunnerFrame[] = [];
  const read = frameReader((frame) => frames.push(frame));
  for (const chunk of chunks) read(chunk);
  return frames;
}

describe("frameReader", () => {
  it("finds the same frames however their bytes arrive", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.uint8Array()), { maxLength: 5 }), fc.array(fc.nat({ max: 40 })), (sent, cuts) => {
        const bytes = Buffer.concat(sent.map(([id, stdin]) => runFrame(id, { ...request, stdin })));
        const ends = cuts.map((_, index) => cuts.slice(0, index + 1).reduce(sum, 0));
        const chunks = [...ends, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
        expect(framesOf(chunks)).toEqual(framesOf([bytes]));
        expect(framesOf([bytes]).map(({ id }) => id)).toEqual(sent.map(([id]) => id));
      }),
      { numRuns },
    );
  });

  it.each([
    ["a machine's greeting", Buffer.from("Welcome to this machine\n")],
    ["a frame too short for its head", Buffer.from([0, 0, 0, 4, 0x48, 0, 0, 0, 0])],
    ["a frame longer than any of a runner's", Buffer.from([0, 2, 0, 1, 0x4f, 0, 0, 0, 1])],
  ])("refuses %s", (_name, bytes) => {
    expect(() => framesOf([bytes])).toThrow("none of a runner's");
  });
});

const sum = (one: number, other: number): number => one + other;

describe("frames for a runner", () => {
  it("count every part of a command, so that nothing in it can end it", () => {
    const [frame] = framesOf([runFrame(7, request)]);
    expect(frame).toMatchObject({ kind: "R", id: 7 });
    const parts = [
      [0, 0, 0, 61],
      [0, 0, 3, 232],
      [0, 0, 0, 2, 0, 255],
      [0, 0, 0, 6, ...Buffer.from("printf")],
      [0, 0, 0, 0],
    ];
    expect([...(frame?.body ?? [])]).toEqual([...parts.flat(), 0, 0, 0, 3, ...Buffer.from("ü\n")]);
  });

  it("name the command to end", () => {
    expect(framesOf([killFrame(0xffff_ffff)])).toEqual([{ kind: "K", id: 0xffff_ffff, body: Buffer.alloc(0) }]);
  });

  it("hold what is larger than a number at the largest", () => {
    const [frame] = framesOf([runFrame(1, { ...request, seconds: 2 ** 40, maxOutputBytes: Number.POSITIVE_INFINITY })]);
    expect([...(frame?.body.subarray(0, 8) ?? [])]).toEqual(Array(8).fill(255));
  });
});
