interface WebBlueprint {
  masters?: number;
  workers?: number;
  replicas?: number;
  greeting?: string;
  provider?: "local" | "fake";
  /** Name of a secret that the quiet service gets as TOKEN. */
  secret?: string;
}

/** A page in `replicas` copies behind the load balancer `web-lb` on public port 80, and a quiet second service. */
export function webBlueprint({
  masters = 1,
  workers = 2,
  replicas = 3,
  greeting = "hello",
  provider = "local",
  secret,
}: WebBlueprint = {}): string {
  return `
const { Machine, Infrastructure, Container, LoadBalancer, Secret, allowTraffic, publicInternet } = require('slipway');
const machine = new Machine({ provider: '${provider}', cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: machine.replicate(${masters}), workers: machine.replicate(${workers}) });
const web = new Container({
  name: 'web',
  image: 'busybox',
  command: ['sh', '-c', 'mkdir -p /www && echo "$GREETING from $HOSTNAME" > /www/index.html && exec httpd -f -p 80 -h /www'],
  env: { GREETING: '${greeting}' },
}).replicate(${replicas});
const quiet = new Container({
  name: 'quiet',
  image: 'busybox',
  command: ['sh', '-c', 'echo quiet is up && exec sleep 2147483647'],
  env: {${secret ? `TOKEN: new Secret('${secret}')` : ""}},
});
const balancer = new LoadBalancer({ name: 'web-lb', containers: web });
allowTraffic(publicInternet, balancer, 80);
allowTraffic(quiet, web, 80);
for (const container of web) container.deploy(infrastructure);
quiet.deploy(infrastructure);
balancer.deploy(infrastructure);
`;
}
