/** Of the server's terminal/close-codes.ts; 1006 is a browser's own: the line broke, or was never there. */
const codes = {
  ended: 1000,
  stopping: 1001,
  broken: 1006,
  badMessage: 1008,
  cut: 1011,
  notAllowed: 4001,
  idle: 4002,
  tooLong: 4003,
} as const;

const MAX_TRIES = 5;
const FIRST_MS = 500;

interface Closing {
  code: number;
  /** What the server said beside the code. */
  reason: string;
  /** The program's own, when it ended; null: nobody knows. */
  exit: number | null;
  /** How often in a row no terminal came of it. */
  tries: number;
}

export type AfterClose =
  | { kind: "again"; delayMs: number }
  | { kind: "ended"; tone: "neutral" | "warn" | "bad"; title: string; text: string };

const ended = (tone: "neutral" | "warn" | "bad", title: string, text: string): AfterClose => ({ kind: "ended", tone, title, text });

/** What a closed terminal comes to: another ticket and another line, or an end that is told in words. */
export function afterClose({ code, reason, exit, tries }: Closing): AfterClose {
  if (code === codes.ended)
    return ended("neutral", "The program ended", exit === null ? "It left no exit code." : `Its exit code is ${exit}.`);
  if (code === codes.notAllowed)
    return ended("bad", "Slipway closed this terminal", `${sentence(reason, "The rights to it are gone, or the machine or task")}.`);
  if (code === codes.idle)
    return ended("warn", "Closed: nothing happened for a while", "An idle terminal is not left open. Open it again to go on.");
  if (code === codes.tooLong)
    return ended("warn", "Closed: it was open for as long as one may be", "Open it again to go on in a new shell.");
  const comesBack = code === codes.stopping || code === codes.cut || code === codes.broken;
  if (comesBack && tries < MAX_TRIES) return { kind: "again", delayMs: FIRST_MS * 2 ** tries };
  if (comesBack)
    return ended(
      "bad",
      "The terminal cannot be reached",
      "The machine may be unreachable, or your connection is gone. Look at the machines, then open it again.",
    );
  return ended("bad", "The terminal was closed", `${sentence(reason, `The server closed it with code ${code}`)}. Open it again.`);
}

const sentence = (reason: string, otherwise: string): string =>
  reason === "" ? otherwise : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
