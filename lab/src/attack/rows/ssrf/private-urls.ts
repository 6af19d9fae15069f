/** What of an address may be said otherwise; `{port}` is filled in later. */
type Spelling = (bytes: readonly number[]) => string;

const dotted: Spelling = (bytes) => bytes.join(".");
const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
/** Its four bytes as two groups of IPv6. */
const groups: Spelling = (bytes) => `${bytes.slice(0, 2).map(hex).join("")}:${bytes.slice(2).map(hex).join("")}`;
const number = (bytes: readonly number[]): number => bytes.reduce((all, byte) => all * 256 + byte, 0);
const digits = (text: string, first: number): string => text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
const circled = (text: string): string =>
  text.replace(/\d/g, (digit) => (digit === "0" ? "⓪" : String.fromCodePoint(0x2460 + Number(digit) - 1)));

const spellings: readonly Spelling[] = [
  dotted,
  (bytes) => `${dotted(bytes)}.`,
  (bytes) => String(number(bytes)),
  (bytes) => `0x${number(bytes).toString(16)}`,
  (bytes) => `0${number(bytes).toString(8)}`,
  (bytes) => bytes.map((byte) => `0x${hex(byte)}`).join("."),
  (bytes) => bytes.map((byte) => `0${byte.toString(8)}`).join("."),
  ([first = 0, ...rest]) => `${first}.${number(rest)}`,
  ([first = 0, second = 0, ...rest]) => `${first}.${second}.${number(rest)}`,
  (bytes) => circled(dotted(bytes)),
  (bytes) => digits(dotted(bytes), 0xff10),
  (bytes) => digits(dotted(bytes), 0x1d7d8),
  (bytes) => dotted(bytes).replaceAll(".", "。"),
  (bytes) => dotted(bytes).replace(/\d/g, (digit) => `%3${digit}`),
  (bytes) => `[::ffff:${dotted(bytes)}]`,
  (bytes) => `[::ffff:${groups(bytes)}]`,
  (bytes) => `[::ffff:0:${groups(bytes)}]`,
  (bytes) => `[::${groups(bytes)}]`,
  (bytes) => `[64:ff9b::${groups(bytes)}]`,
  (bytes) => `[64:ff9b:1::${groups(bytes)}]`,
  (bytes) => `[2002:${groups(bytes)}::]`,
  (bytes) => `[2001:0:${groups(bytes)}::]`,
  (bytes) => `[2606:4700:0:1:0:5efe:${groups(bytes)}]`,
];

/** Loopback, metadata, private, shared, "this computer". */
const addresses: readonly (readonly number[])[] = [
  [127, 0, 0, 1],
  [169, 254, 169, 254],
  [10, 0, 0, 1],
  [172, 16, 0, 1],
  [192, 168, 1, 1],
  [100, 64, 0, 1],
  [0, 0, 0, 0],
];

const hosts: readonly string[] = [
  "127.255.255.254",
  "172.31.255.255",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[fe80::1]",
  "[fe80::a9fe:a9fe]",
  "[fec0::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[fd20:ce::254]",
  "[ff02::1]",
  "[2001:db8::1]",
  "[100::1]",
  "localhost",
  "localhost.",
  "LOCALHOST",
  "app.localhost",
  "localhost.localdomain",
  "ⓛocalhost",
  "metadata",
  "metadata.google.internal",
  "metadata.google.internal.",
  "instance-data.ec2.internal",
  "kubernetes.default.svc.cluster.local",
  "host.docker.internal",
  "gateway.docker.internal",
  "printer.local",
  "router.lan",
  "nas.home.arpa",
  "postgres",
];

/** Every way to say an address that is nobody's business, with a port that may be named. */
export const privateUrls = (port: number): string[] => [
  ...new Set([
    ...addresses.flatMap((bytes) => spellings.map((spelling) => `http://${spelling(bytes)}:${port}/`)),
    ...hosts.map((host) => `http://${host}:${port}/`),
    `https://127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}`,
    `http:\\\\127.0.0.1:${port}\\`,
    `http:///127.0.0.1:${port}/`,
    ` http://127.0.0.1:${port}/ `,
    `http://127.0.0.1\t:${port}/`,
    `http://127.0.0.1:${port}#@example.com/`,
    `http://127.0.0.1:${port}/?@example.com`,
    `http://127.0.0.1:${port}\\@example.com/`,
  ]),
];

/** Refused for their scheme, user, port or form, wherever they lead. */
export const unfitUrls = (port: number): string[] => [
  ...["ftp", "file", "gopher", "dict", "ldap", "tftp", "ws", "unix", "jar", "netdoc", "ssh", "redis"].map(
    (scheme) => `${scheme}://127.0.0.1:${port}/`,
  ),
  "file:///etc/passwd",
  "unix:///var/run/docker.sock",
  "javascript:fetch('/')",
  "data:text/plain,x",
  "//example.com/",
  "example.com",
  `http://example.com@127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}@example.com/`,
  `http://user:pass@example.com:${port}/`,
  `http://[fe80::1%25eth0]:${port}/`,
  `http://[::1%25lo]:${port}/`,
  `http://example.com..:${port}/`,
  "http://256.1.1.1/",
  ...[
    0, 1, 7, 21, 22, 23, 25, 53, 111, 135, 389, 445, 465, 587, 993, 2375, 2376, 2377, 3306, 5432, 6379, 6443, 7233, 8500, 9200, 10250,
    11211, 27017,
  ].map((known) => `http://example.com:${known}/`),
];
