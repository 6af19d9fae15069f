import type { IncomingMessage } from "node:http";

/** The first `maxBytes` of an answer as text; what follows is never read. Rejects when it breaks off before. */
export async function readStart(response: IncomingMessage, maxBytes: number): Promise<{ text: string; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let left = maxBytes;
  // Leaving the loop ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, left));
    if (chunk.length > left) return { text: textOf(chunks), truncated: true };
    left -= chunk.length;
  }
  return { text: textOf(chunks), truncated: false };
}

/** Any bytes become some text: what is no UTF-8 shows as replacement characters. */
const textOf = (chunks: Buffer[]): string => new TextDecoder().decode(Buffer.concat(chunks));
