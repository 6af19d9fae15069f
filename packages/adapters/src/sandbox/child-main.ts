import { setPriority } from "node:os";
import { createInterface } from "node:readline";
import { librarySources } from "./child/library-sources.ts";
import { runProgram } from "./child/run-program.ts";
import { type ProgramRequest, READY_LINE } from "./protocol.ts";

/** At 10 and a load of four a core, a harmless blueprint did not get the 30 ms of work it needs within its deadline. */
const LOW_PRIORITY = 5;

const library = librarySources();
// The first realm pays for the engine's compilation; no blueprint should.
await runProgram(
  { files: [{ path: "warm-up.js", content: "" }], entry: "warm-up.js", args: [], limits: { memoryMib: 32, deadlineMs: 10_000 } },
  library,
);
// Evaluations give way to what serves users. Starting does not: someone could be waiting for it.
setPriority(LOW_PRIORITY);
process.stdout.write(`${READY_LINE}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const request: ProgramRequest = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await runProgram(request, library))}\n`);
}
