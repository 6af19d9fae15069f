const KIB = 1024;
const MIB = 1024 * KIB;

/** JSON of the spec and its places. */
export const MAX_OUTPUT_BYTES = MIB;
export const MAX_CONSOLE_BYTES = 64 * KIB;
export const MAX_SOURCE_BYTES = 2 * MIB;
/** QuickJS's own stack; a deeper one would overflow the one of WebAssembly. */
export const STACK_BYTES = 256 * KIB;

/** The same for every evaluation: a blueprint that asks for the time or for chance gets the same answers each time. */
export const WORLD_NOW_MS = Date.UTC(2026, 0, 1);
export const WORLD_SEED = 20_260_101;

export interface SandboxLimits {
  memoryMib: number;
  /** Wall clock, from the moment the program's process has it. */
  deadlineMs: number;
}

export type Limit = "time" | "memory" | "recursion" | "output" | "source";

const seconds = (ms: number): string => String(ms / 1000);

/** How a limit is named to the user. */
export function limitMessage(limit: Limit, { memoryMib, deadlineMs }: SandboxLimits): string {
  const messages: Record<Limit, string> = {
    time: `the blueprint did not end within its time limit of ${seconds(deadlineMs)} s`,
    memory: `the blueprint needs more than its memory limit of ${memoryMib} MiB`,
    recursion: "the blueprint calls itself or nests too deeply: it passed the recursion limit",
    output: `what the blueprint describes is larger than the output limit of ${MAX_OUTPUT_BYTES / MIB} MiB`,
    source: `the blueprint's files are larger than the source limit of ${MAX_SOURCE_BYTES / MIB} MiB`,
  };
  return messages[limit];
}

export const limitRemedies: Record<Limit, string> = {
  time: "look for a loop that does not end; a blueprint describes and needs no long computation",
  memory: "look for a list or text that grows without end; large files belong into images",
  recursion: "look for a function that calls itself without end, or data nested thousands deep",
  output: "put large files into an image or a volume, or describe less in one blueprint",
  source: "put large files into an image",
};
