import type { TeamIds } from "../../document/references.ts";
import { payloads, shellPayloads } from "./payloads.ts";

/** Keeps what it was given where it can be read: its arguments, each ended by a zero byte. */
const KEEP_ARGUMENTS = 'for each; do printf "%s\\0" "$each"; done > /tmp/arguments; exec sleep 2147483647';
const ANSWERS = "while true; do printf 'HTTP/1.0 200 OK\\r\\n\\r\\nok' | nc -l -p 8080; done";

/** As a name of a file: no slash but the leading ones, and short. */
export const filePaths: string[] = shellPayloads
  .filter((text) => !text.includes(".."))
  .map((text, at) => `/payload-files/${at}-${text.replaceAll("/", "∕")}`);

/** Without what no path has: spaces and line ends are refused where a blueprint is written. */
export const healthPath = `/${shellPayloads.filter((text) => !/[\s\p{Cc}]/u.test(text)).join("/")}`.slice(0, 1_000);

export const fileContent = payloads.join("\n--\n");

export const secretValue: string = payloads.join("\n");

const json = (value: unknown): string => JSON.stringify(value);

/** Two services whose every text carries payloads: one holds them as data, one is asked about its health with them. */
export function payloadBlueprint({ secret }: Pick<TeamIds, "secret">): string {
  const env = Object.fromEntries(payloads.map((text, at) => [`PAYLOAD_${at}`, text]));
  const files = Object.fromEntries([
    ...filePaths.map((path, at) => [path, payloads[at]] as const),
    ["/payloads.txt", fileContent] as const,
  ]);
  const healthCheck = { kind: "command", command: ["test", shellPayloads.join(" "), "=", shellPayloads.join(" ")] };
  return `
const { Container, Infrastructure, LoadBalancer, Machine, Secret, allowTraffic, publicInternet } = require("slipway");
const machine = new Machine({ provider: "local", cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
const holder = new Container({
  name: "holder", image: "busybox", command: ${json(["sh", "-c", KEEP_ARGUMENTS, "sh", ...payloads])},
  env: { ...${json(env)}, SECRET: new Secret(${json(secret)}) },
  files: { ...${json(files)}, "/secret-file": new Secret(${json(secret)}) },
  healthCheck: ${json(healthCheck)},
});
const asked = new Container({
  name: "asked", image: "busybox", command: ${json(["sh", "-c", ANSWERS])},
  healthCheck: ${json({ kind: "http", port: 8080, path: healthPath })}, minHealthy: 0,
});
const balancer = new LoadBalancer({ name: "front", containers: [asked] });
allowTraffic(publicInternet, balancer, 8080);
for (const each of [holder, asked, balancer]) each.deploy(infrastructure);
`;
}
