import { setPriority } from "node:os";
import { createInterface } from "node:readline";
import { librarySources } from "./child/library-sources.ts";
import { runProgram } from "./child/run-program.ts";
import type { ProgramRequest } from "./protocol.ts";
import { READY_LINE } from "./protocol.ts";

const LOW_PRIORITY = 10;

/** Behind everything that serves users: an evaluation may take all the time that is left over. */
setPriority(LOW_PRIORITY);
const library = librarySources();
// The first realm pays for the engine's compilation; no blueprint should.
await runProgram(
  { files: [{ path: "warm-up.js", content: "" }], entry: "warm-up.js", args: [], limits: { memoryMib: 32, deadlineMs: 10_000 } },
  library,
);
process.stdout.write(`${READY_LINE}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const request: ProgramRequest = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await runProgram(request, library))}\n`);
}
