/** docs/blueprints/demo.js, word for word: the page has it without asking anybody. */
export const demoBlueprint = `// The demo: three copies of a small web server behind one load balancer, on three local machines.
const { Machine, Infrastructure, Container, LoadBalancer, allowTraffic, publicInternet } = require("slipway");

const PORT = 80;

// Machines on this computer: one master, which runs Slipway's part of the cluster, and two workers for the containers.
const machine = new Machine({ provider: "local", cpu: 1, memoryMib: 512 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(2) });

// Each copy tells its own name, so that one sees which of them has answered.
const caddyfile = \`:\${PORT} {
  respond "Hello from {system.hostname}
"
}
\`;

// Three copies; one that does not answer over HTTP is replaced.
const replicas = new Container({
  name: "web",
  image: "caddy:2",
  command: ["caddy", "run", "--adapter", "caddyfile", "--config", "/etc/slipway/Caddyfile"],
  files: { "/etc/slipway/Caddyfile": caddyfile },
  healthCheck: { kind: "http", path: "/", port: PORT },
}).replicate(3);

// One name and one address for all of them.
const balancer = new LoadBalancer({ name: "web-lb", containers: replicas });

for (const container of replicas) container.deploy(infrastructure);
balancer.deploy(infrastructure);

// Nothing may talk to anything unless it is said here. A balancer may reach what is behind it, on its own port.
allowTraffic(publicInternet, balancer, PORT);
`;
