/** What goes between us and a machine's runner: length, kind, id of a command, body. */
export interface RunnerFrame {
  kind: string;
  id: number;
  body: Buffer;
}

export interface RunnerRequest {
  argv: readonly string[];
  /** After which the machine ends it. */
  seconds: number;
  /** Of each stream. */
  maxOutputBytes: number;
  stdin: string | Uint8Array;
}

const HEAD_BYTES = 9;
/** A runner sends 64 KiB of output at most; whatever claims more is none. */
const MAX_LENGTH = 1 << 17;
const MAX_NUMBER = 0xffff_ffff;

export function runFrame(id: number, { argv, seconds, maxOutputBytes, stdin }: RunnerRequest): Buffer {
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(Math.min(seconds, MAX_NUMBER), 0);
  numbers.writeUInt32BE(Math.min(maxOutputBytes, MAX_NUMBER), 4);
  return frame("R", id, [numbers, ...[stdin, ...argv].flatMap(counted)]);
}

export const killFrame = (id: number): Buffer => frame("K", id, []);

function frame(kind: string, id: number, body: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(
    body.reduce((bytes, part) => bytes + part.length, HEAD_BYTES - 4),
    0,
  );
  head.write(kind, 4, "latin1");
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, ...body]);
}

function counted(value: string | Uint8Array): Uint8Array[] {
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

/** Takes bytes as they come and tells of each whole frame. Throws at what is no frame. */
export function frameReader(onFrame: (frame: RunnerFrame) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length >= HEAD_BYTES) {
      const length = rest.readUInt32BE(0);
      if (length < HEAD_BYTES - 4 || length > MAX_LENGTH) throw new Error(`a frame of ${length} bytes is none of a runner's`);
      if (rest.length < 4 + length) return;
      const whole = { kind: rest.toString("latin1", 4, 5), id: rest.readUInt32BE(5), body: rest.subarray(HEAD_BYTES, 4 + length) };
      rest = rest.subarray(4 + length);
      onFrame(whole);
    }
  };
}
