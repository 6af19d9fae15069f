interface TickingBlueprint {
  provider: "local" | "fake";
  workers?: number;
  replicas?: number;
}

/** A page behind a load balancer, and a clock that prints a line each second: something to look at and to follow. */
export const tickingBlueprint = ({ provider, workers = 1, replicas = 2 }: TickingBlueprint): string => `// A page in copies, and a clock.
const { Machine, Infrastructure, Container, LoadBalancer, allowTraffic, publicInternet } = require("slipway");

const machine = new Machine({ provider: "${provider}", cpu: 1, memoryMib: 512 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(${workers}) });

const web = new Container({
  name: "web",
  image: "busybox",
  command: ["sh", "-c", "mkdir -p /www && hostname > /www/index.html && exec httpd -f -p 80 -h /www"],
}).replicate(${replicas});
const clock = new Container({
  name: "clock",
  image: "busybox",
  command: ["sh", "-c", "i=0; while true; do i=$((i+1)); echo tick $i; sleep 1; done"],
});
const balancer = new LoadBalancer({ name: "front", containers: web });

allowTraffic(publicInternet, balancer, 80);
for (const container of web) container.deploy(infrastructure);
clock.deploy(infrastructure);
balancer.deploy(infrastructure);
`;
