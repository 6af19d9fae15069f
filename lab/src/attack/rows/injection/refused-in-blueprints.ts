import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { verdict } from "../verdict.ts";

/** A place of a blueprint whose text ends in a command line, a configuration file or a name on a machine. */
interface Place {
  /** One line of the program that has `text` there. */
  line(text: string, at: number): string;
  /** What may stand there: neither a shell's word nor an option, whatever else it means. */
  alphabet: RegExp;
  /** A line that is valid, where the place itself is at fault. */
  sound?: string;
}

const NAME = /^[a-z0-9][-a-z0-9]*$/;
const IMAGE = /^[a-z0-9][\w.\-/:@]*$/;

const container = (options: object, after = ""): string =>
  `{ const each = new Container(${JSON.stringify(options)}); ${after} each.deploy(infrastructure); }`;

const NOTHING = /(?!)/;
const SOUND = container({ name: "sound", image: "busybox" });

const places: Record<string, Place> = {
  "a service's name": { line: (name) => container({ name, image: "busybox" }), alphabet: NAME },
  "an image": { line: (image, at) => container({ name: `a${at}`, image }), alphabet: IMAGE },
  "an image's tag": { line: (text, at) => container({ name: `b${at}`, image: `busybox:${text}` }), alphabet: IMAGE },
  "an image's registry": { line: (text, at) => container({ name: `c${at}`, image: `${text}/busybox` }), alphabet: IMAGE },
  "a variable's name": { line: (text, at) => container({ name: `d${at}`, image: "busybox", env: { [text]: "x" } }), alphabet: /^\w+$/ },
  "a file's relative path": {
    line: (text, at) => container({ name: `e${at}`, image: "busybox", files: { [text]: "x" } }),
    alphabet: /^\//,
  },
  "a health check's path": {
    line: (path, at) => container({ name: `f${at}`, image: "busybox", healthCheck: { kind: "http", port: 80, path } }),
    alphabet: /^\//,
  },
  "a health check's path's end": {
    line: (text, at) => container({ name: `j${at}`, image: "busybox", healthCheck: { kind: "http", port: 80, path: `/${text}` } }),
    alphabet: /^[^\s\p{Cc}]*$/u,
  },
  "an argument before a NUL": {
    line: (text, at) => container({ name: `k${at}`, image: "busybox", command: [`${text}\0x`] }),
    alphabet: NOTHING,
    sound: SOUND,
  },
  "a variable's value before a NUL": {
    line: (text, at) => container({ name: `l${at}`, image: "busybox", env: { A: `${text}\0x` } }),
    alphabet: NOTHING,
    sound: SOUND,
  },
  "a file's content before a NUL": {
    line: (text, at) => container({ name: `m${at}`, image: "busybox", files: { "/a": `${text}\0x` } }),
    alphabet: NOTHING,
    sound: SOUND,
  },
  "a health check's kind": {
    line: (kind, at) => container({ name: `g${at}`, image: "busybox", healthCheck: { kind, port: 80 } }),
    alphabet: NAME,
    sound: SOUND,
  },
  "a secret's name": {
    line: (text, at) => container({ name: `h${at}`, image: "busybox" }, `each.setEnv("TOKEN", new Secret(${JSON.stringify(text)}));`),
    alphabet: NAME,
  },
  "a load balancer's name": {
    line: (name, at) =>
      container(
        { name: `i${at}`, image: "busybox" },
        `const front = new LoadBalancer({ name: ${JSON.stringify(name)}, containers: [each] }); allowTraffic(publicInternet, front, 80); front.deploy(infrastructure);`,
      ),
    alphabet: NAME,
  },
  "a provider": { line: (provider) => `new Machine(${JSON.stringify({ provider })});`, alphabet: NAME, sound: SOUND },
};

const HEAD = [
  'const { Container, Infrastructure, LoadBalancer, Machine, Secret, allowTraffic, publicInternet } = require("slipway");',
  'const machine = new Machine({ provider: "fake" });',
  "const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });",
];

interface Validated {
  valid: boolean;
  faults: { line?: number; message: string }[];
}

/** One program for each place, a payload on each line: every line has its fault. */
export async function* refusedInBlueprints({ theirs }: AttackRange, payloads: string[]): AsyncGenerator<AttackResult> {
  const validate = async (lines: string[]): Promise<Validated> =>
    theirs.owner.make<Validated>("POST", "/blueprints/validate", {
      files: [{ path: "blueprint.js", content: [...HEAD, ...lines].join("\n") }],
    });
  for (const [name, { line, alphabet, sound = line(soundText(alphabet), 0) }] of Object.entries(places)) {
    const { valid, faults: none } = await validate([sound]);
    yield verdict(`${name}: a sound one is valid`, valid, () => none);
    const { faults } = await validate(payloads.map(line));
    const faulty = new Set(faults.map((fault) => fault.line));
    for (const [at, text] of payloads.entries()) {
      const isRefused = faulty.has(HEAD.length + at + 1);
      yield verdict(
        `${name} as ${JSON.stringify(text)}`,
        isRefused || alphabet.test(text),
        () => `no fault in the line ${line(text, at)}\n${JSON.stringify(faults.slice(0, 3))}`,
      );
    }
  }
}

const soundText = (alphabet: RegExp): string => (alphabet.test("/sound") && !alphabet.test("sound") ? "/sound" : "sound");
