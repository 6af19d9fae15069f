/** Keeps the first `maxBytes` of a stream and remembers whether there was more: a machine must not fill our memory. */
export interface BoundedOutput {
  push(chunk: Uint8Array): void;
  text(): string;
  readonly truncated: boolean;
}

export function boundedOutput(maxBytes: number): BoundedOutput {
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  let truncated = false;
  return {
    push(chunk) {
      if (chunk.length > room) truncated = true;
      if (room === 0) return;
      const kept = chunk.subarray(0, room);
      chunks.push(kept);
      room -= kept.length;
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
    get truncated() {
      return truncated;
    },
  };
}
