import { MAX_CONSOLE_BYTES } from "../limits.ts";

export interface ConsoleLines {
  add(line: string): void;
  lines: string[];
}

/** The program's output up to its bound; what is over it is dropped and said so once. */
export function consoleLines(): ConsoleLines {
  const lines: string[] = [];
  let room = MAX_CONSOLE_BYTES;
  return {
    lines,
    add: (line) => {
      if (room <= 0) return;
      const kept = line.slice(0, room);
      // A line costs its end as well: empty lines are not free.
      room -= Buffer.byteLength(kept) + 1;
      lines.push(kept);
      if (room <= 0) lines.push(`(output limit of ${MAX_CONSOLE_BYTES / 1024} KiB reached: the rest is not shown)`);
    },
  };
}
