import { onMachine, type Task } from "@slipway/lab/testbed";

export const ALLOWED_PORT = 8001;
export const OTHER_PORT = 8002;

/** Who may open a connection to whom. The other twenty-three ordered pairs may not. */
export const edges: readonly [string, string][] = [
  ["a", "b"],
  ["b", "c"],
  ["c", "a"],
  ["a", "d"],
  ["e", "f"],
  ["f", "e"],
  ["d", "f"],
];
export const names = ["a", "b", "c", "d", "e", "f"];

/** Six services that echo TCP and UDP on both ports. */
export function reachabilityBlueprint(): string {
  const echo = [ALLOWED_PORT, OTHER_PORT].map((port) => `tcpsvd 0.0.0.0 ${port} cat & udpsvd 0.0.0.0 ${port} cat &`).join(" ");
  return `
const { Machine, Infrastructure, Container, allowTraffic } = require('slipway');
const machine = new Machine({ provider: 'local', cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(2) });
const services = {};
for (const name of ${JSON.stringify(names)}) {
  services[name] = new Container({ name: 'svc-' + name, image: 'busybox', command: ['sh', '-c', '${echo} wait'] });
  services[name].deploy(infrastructure);
}
for (const [from, to] of ${JSON.stringify(edges)}) allowTraffic(services[from], services[to], ${ALLOWED_PORT});
`;
}

export interface Probe {
  from: string;
  to: string;
  kind: "tcp" | "tcp-other" | "udp" | "icmp";
}

export function expected({ from, to, kind }: Probe): boolean {
  const allowed = (one: string, other: string) => edges.some(([source, target]) => source === one && target === other);
  if (kind === "tcp-other") return false;
  if (kind === "icmp") return allowed(from, to) || allowed(to, from);
  return allowed(from, to);
}

/** Runs in the namespace of one task: every other task, every kind, at once; prints the probes that got an answer. */
function script(source: Task, targets: Task[], addresses: Map<string, string>): string {
  const lines = targets.flatMap((target) => {
    const [name, ip] = [target.service, addresses.get(target.name)];
    const echo = (protocol: string, port: number) => `timeout 3 bash -c 'exec 3<>/dev/${protocol}/${ip}/${port} && echo ping >&3 && read -t 2 -u 3 answer && test "$answer" = ping'`;
    return [
      `(${echo("tcp", ALLOWED_PORT)} && echo ${name} tcp) &`,
      `(${echo("tcp", OTHER_PORT)} && echo ${name} tcp-other) &`,
      `(${echo("udp", ALLOWED_PORT)} && echo ${name} udp) &`,
      `(busybox ping -c 1 -W 2 ${ip} >/dev/null && echo ${name} icmp) &`,
    ];
  });
  return `pid=$(docker inspect -f '{{.State.Pid}}' slipway-${source.id}-net)\nexec 2>/dev/null\nnsenter -t $pid -n bash <<'END'\n${lines.join("\n")}\nwait\nEND`;
}

/** Every ordered pair × four kinds, tried from inside; returns the wrong answers. */
export async function wrongAnswers(tasks: (Task & { address: string })[]): Promise<string[]> {
  const services = tasks.filter((task) => task.service.startsWith("svc-"));
  const addresses = new Map(services.map((task) => [task.name, task.address]));
  const wrong: string[] = [];
  for (const source of services) {
    const targets = services.filter((task) => task.name !== source.name);
    const output = await onMachine(source.machine, ["bash", "-c", script(source, targets, addresses)]);
    const answered = new Set(output.split("\n").filter(Boolean));
    for (const target of targets) {
      for (const kind of ["tcp", "tcp-other", "udp", "icmp"] as const) {
        const probe = { from: source.service.slice(4), to: target.service.slice(4), kind };
        if (answered.has(`${target.service} ${kind}`) !== expected(probe)) wrong.push(`${probe.from} → ${probe.to} ${kind}: ${expected(probe) ? "silent" : "answered"}`);
      }
    }
  }
  return wrong;
}
