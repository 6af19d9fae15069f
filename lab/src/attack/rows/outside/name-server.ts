import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";
import { isIPv6 } from "node:net";

/** Says what a name's addresses are, each time it is asked: `asked` counts from 1, for each kind of address by itself. */
export type Answers = (asked: number) => readonly string[];

export interface NameServer {
  /** `127.0.0.1:port`. */
  address: string;
  /** The name and all its answers from now on; a list is given one by one, and its last for ever after. */
  set(name: string, ...answers: readonly (readonly string[])[]): void;
  /** How often it was asked for the name's IPv4 addresses. */
  asked(name: string): number;
  close(): Promise<void>;
}

const HEADER_BYTES = 12;
const [TYPE_A, TYPE_AAAA] = [1, 28];
/** Of the question's name, which stands right behind the header. */
const NAME_POINTER = 0xc00c;
const NO_SUCH_NAME = 3;

/** Answers over UDP with a time to live of 0, as whoever rebinds a name does. */
export async function openNameServer(): Promise<NameServer> {
  const names = new Map<string, readonly (readonly string[])[]>();
  const counts = new Map<string, number>();
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    const question = questionOf(query);
    const answers = names.get(question.name);
    const key = `${question.name}/${question.type}`;
    const asked = (counts.get(key) ?? 0) + 1;
    counts.set(key, asked);
    const addresses = answers?.[Math.min(asked, answers.length) - 1];
    socket.send(answerTo(query, question, addresses), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    set(name, ...answers) {
      names.set(name, answers);
      for (const type of [TYPE_A, TYPE_AAAA]) counts.delete(`${name}/${type}`);
    },
    asked: (name) => counts.get(`${name}/${TYPE_A}`) ?? 0,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

interface Question {
  name: string;
  type: number;
  /** Where it ends in the query. */
  end: number;
}

function questionOf(query: Buffer): Question {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(query: Buffer, { type, end }: Question, addresses: readonly string[] | undefined): Buffer {
  const ofType = (addresses ?? []).filter((address) => isIPv6(address) === (type === TYPE_AAAA));
  const records = type === TYPE_A || type === TYPE_AAAA ? ofType.map((address) => recordOf(address, type)) : [];
  const head = Buffer.from(query.subarray(0, HEADER_BYTES));
  head.writeUInt16BE(0x8180 | (addresses ? 0 : NO_SUCH_NAME), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, query.subarray(HEADER_BYTES, end), ...records]);
}

function recordOf(address: string, type: number): Buffer {
  const data = type === TYPE_A ? Buffer.from(address.split(".").map(Number)) : bytesOfV6(address);
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt16BE(NAME_POINTER, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** Of an address in hexadecimal groups, `::` at most once. */
function bytesOfV6(address: string): Buffer {
  const [left = [], right = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right];
  return Buffer.from(groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]));
}
