import { fakeTerminal } from "@slipway/adapters/host-shell";
import { expect, it } from "vitest";
import { endingTerminal } from "./ending-terminal.ts";

/** A program of the process 77 that ends at one of our signals, or before. */
function running(endsAt: "-HUP" | "-KILL" | "before") {
  let alive = endsAt !== "before";
  const commands: string[][] = [];
  const terminal = { ...fakeTerminal({ argv: [], cols: 80, rows: 24 }), processId: async () => (alive ? 77 : 0) };
  const session = {
    machineId: "m1",
    async exec(argv: readonly string[], options?: { sudo?: boolean }) {
      commands.push([...(options?.sudo ? ["sudo"] : []), ...argv]);
      if (argv[1] === endsAt) alive = false;
      return { exitCode: 0, stdout: "", stderr: "", truncated: false };
    },
  };
  return { commands, terminal: endingTerminal({ session, terminal, graceMs: 10 }) };
}

it.each([
  ["-HUP", [["sudo", "kill", "-HUP", "77"]]],
  [
    "-KILL",
    [
      ["sudo", "kill", "-HUP", "77"],
      ["sudo", "kill", "-KILL", "77"],
    ],
  ],
  ["before", []],
] as const)("a program that ends by %s is sent %j", async (endsAt, expected) => {
  const { commands, terminal } = running(endsAt);
  terminal.close();
  terminal.close();
  await expect.poll(() => commands).toEqual(expected);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(commands).toEqual(expected);
  expect(await terminal.ended).toEqual({ exitCode: null });
});
