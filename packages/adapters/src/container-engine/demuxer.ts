type StreamName = "stdout" | "stderr";

const HEADER_BYTES = 8;

/** Splits Docker's multiplexed stream into its frames, however the bytes come in. */
export function demuxer(onFrame: (stream: StreamName, payload: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + rest.readUInt32BE(4);
      if (rest.length < end) return;
      onFrame(rest[0] === 2 ? "stderr" : "stdout", rest.subarray(HEADER_BYTES, end));
      rest = rest.subarray(end);
    }
  };
}

/** The longest line handed on in one piece, in characters. */
const MAX_LINE = 64 * 1024;

/** Joins pieces of text to lines; what is left at the end comes with `flush`. */
export function lineSplitter(onLine: (text: string) => void): { push(chunk: Buffer): void; flush(): void } {
  const decoder = new TextDecoder();
  let rest = "";
  return {
    push(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
      if (rest.length < MAX_LINE) return;
      onLine(rest);
      rest = "";
    },
    flush() {
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}
