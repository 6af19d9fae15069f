const HEADER_BYTES = 8;
const LIMIT_BYTES = 64 * 1024;

/** Text of a container's log as the Docker API frames it (stream, length, payload); the last 64 KiB. */
export function consoleText(framed: Buffer): string {
  const payloads: Buffer[] = [];
  for (let at = 0; at + HEADER_BYTES <= framed.length; ) {
    const end = at + HEADER_BYTES + framed.readUInt32BE(at + 4);
    payloads.push(framed.subarray(at + HEADER_BYTES, end));
    at = end;
  }
  return Buffer.concat(payloads).subarray(-LIMIT_BYTES).toString("utf8");
}
