import { createSocket } from "node:dgram";
import { type AddressInfo, isIP } from "node:net";

export interface NameServer {
  /** `127.0.0.1:port`. */
  address: string;
  /** The name and its answers from now on, one each time it is asked, the last one ever after; an answer is addresses, or a name to go on to. */
  set(name: string, ...answers: readonly (readonly string[])[]): void;
  /** How often it was asked for the name's IPv4 addresses. */
  asked(name: string): number;
  close(): Promise<void>;
}

const HEADER_BYTES = 12;
const [TYPE_A, TYPE_CNAME, TYPE_AAAA] = [1, 5, 28];
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
    const answer = answers?.[Math.min(asked, answers.length) - 1];
    socket.send(answerTo(query, question, answer), from.port, from.address);
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

function answerTo(query: Buffer, { name, type, end }: Question, answer: readonly string[] | undefined): Buffer {
  const records = answer === undefined ? [] : recordsOf(name, type, answer);
  const head = Buffer.from(query.subarray(0, HEADER_BYTES));
  head.writeUInt16BE(0x8180 | (answer ? 0 : NO_SUCH_NAME), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, query.subarray(HEADER_BYTES, end), ...records]);
}

/** Of an alias the addresses come along, as a name server does it that knows both. */
function recordsOf(name: string, type: number, answer: readonly string[]): Buffer[] {
  const alias = answer.find((one) => isIP(one) === 0);
  const owner = alias ?? name;
  const addresses = answer.filter((one) => isIP(one) === (type === TYPE_AAAA ? 6 : 4));
  const dataOf = type === TYPE_AAAA ? bytesOfV6 : (address: string) => Buffer.from(address.split(".").map(Number));
  const records = addresses.map((address) => record({ name: owner, type, data: dataOf(address) }));
  return alias === undefined ? records : [record({ name, type: TYPE_CNAME, data: bytesOfName(alias) }), ...records];
}

function record({ name, type, data }: { name: string; type: number; data: Buffer }): Buffer {
  const owner = bytesOfName(name);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(0, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([owner, fixed, data]);
}

const bytesOfName = (name: string): Buffer =>
  Buffer.concat([...name.split(".").map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])), Buffer.from([0])]);

/** Of an address in hexadecimal groups, `::` at most once; its last four bytes may be written as IPv4. */
function bytesOfV6(address: string): Buffer {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) =>
    [0, 2].map((at) => ((Number(bytes[at]) << 8) | Number(bytes[at + 1])).toString(16)).join(":"),
  );
  const [left = [], right = []] = plain.split("::").map((half) => half.split(":").filter(Boolean));
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right];
  return Buffer.from(groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]));
}
