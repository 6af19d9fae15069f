import { onMachine, type Task } from "@slipway/lab/testbed";

const ALLOWED_PORT = 8001;
const OTHER_PORT = 8002;

/** Who may open a connection to whom. The other twenty-three ordered pairs may not. */
const edges: readonly [string, string][] = [
  ["a", "b"],
  ["b", "c"],
  ["c", "a"],
  ["a", "d"],
  ["e", "f"],
  ["f", "e"],
  ["d", "f"],
];
const names = ["a", "b", "c", "d", "e", "f"];

/** Echoes TCP and UDP on both ports; Perl is what the plain debian image has. */
const ECHO = `
my $all = IO::Select->new;
my %listens;
for my $port (${ALLOWED_PORT}, ${OTHER_PORT}) {
  my $tcp = IO::Socket::INET->new(Proto => "tcp", Listen => 64, LocalPort => $port, ReuseAddr => 1) or die $@;
  my $udp = IO::Socket::INET->new(Proto => "udp", LocalPort => $port) or die $@;
  $listens{fileno $tcp} = 1;
  $all->add($tcp, $udp);
}
while (1) {
  for my $one ($all->can_read) {
    if ($listens{fileno $one}) { $all->add($one->accept); next }
    if ($one->socktype == SOCK_DGRAM) { $one->recv(my $data, 2048); $one->send($data); next }
    if (sysread $one, my $data, 2048) { syswrite $one, $data } else { $all->remove($one); close $one }
  }
}`;

/** Six services that answer on every port, so that only the network decides who reaches whom. */
export function reachabilityBlueprint(): string {
  const command = ["perl", "-MSocket", "-MIO::Socket::INET", "-MIO::Select", "-e", ECHO];
  return `
const { Machine, Infrastructure, Container, allowTraffic } = require('slipway');
const machine = new Machine({ provider: 'local', cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(2) });
const services = {};
for (const name of ${JSON.stringify(names)}) {
  services[name] = new Container({ name: 'svc-' + name, image: 'debian', command: ${JSON.stringify(command)} });
  services[name].deploy(infrastructure);
}
for (const [from, to] of ${JSON.stringify(edges)}) allowTraffic(services[from], services[to], ${ALLOWED_PORT});
`;
}

const kinds = ["tcp", "tcp-other", "udp", "icmp"] as const;

interface Probe {
  from: string;
  to: string;
  kind: (typeof kinds)[number];
}

function expected({ from, to, kind }: Probe): boolean {
  const allowed = (one: string, other: string) => edges.some(([source, target]) => source === one && target === other);
  if (kind === "tcp-other") return false;
  if (kind === "icmp") return allowed(from, to) || allowed(to, from);
  return allowed(from, to);
}

/** Runs in the namespace of one task: every other task, every kind, at once; prints the probes that got an answer. */
// `dd`: bash's own `read` takes one byte of a datagram and loses the rest.
function script(source: Task, targets: Task[], addresses: Map<string, string>): string {
  const lines = targets.flatMap((target) => {
    const [name, ip] = [target.service, addresses.get(target.name)];
    const echo = (protocol: string, port: number) =>
      `timeout 3 bash -c 'exec 3<>/dev/${protocol}/${ip}/${port} && echo ping >&3 && test "$(dd bs=64 count=1 <&3)" = ping'`;
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
  const wrong = await Promise.all(
    services.map(async (source) => {
      const targets = services.filter((task) => task.name !== source.name);
      const output = await onMachine(source.machine, ["bash", "-c", script(source, targets, addresses)]);
      return wrongFrom(source, targets, new Set(output.split("\n").filter(Boolean)));
    }),
  );
  return wrong.flat();
}

function wrongFrom(source: Task, targets: Task[], answered: Set<string>): string[] {
  const from = source.service.slice(4);
  return targets.flatMap((target) =>
    kinds.flatMap((kind) => {
      const probe = { from, to: target.service.slice(4), kind };
      if (answered.has(`${target.service} ${kind}`) === expected(probe)) return [];
      return [`${probe.from} → ${probe.to} ${kind}: ${expected(probe) ? "silent" : "answered"}`];
    }),
  );
}
