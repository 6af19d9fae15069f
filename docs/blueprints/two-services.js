// Two services: the front may ask the back, and nothing else passes.
import { allowTraffic, Container, Infrastructure, Machine, PortRange, publicInternet } from "slipway";

// Workers need not be alike: each different shape becomes a group of its own.
const small = new Machine({ provider: "local", cpu: 1, ram: 0.5 });
const large = new Machine({ provider: "local", cpu: 2, ram: 1 });
const infrastructure = new Infrastructure({ masters: small, workers: [small.clone(), large] });

const serve = (port) => ["httpd", "-f", "-p", String(port), "-h", "/www"];

const back = new Container({
  name: "back",
  image: "busybox",
  command: serve(9000),
  files: { "/www/index.html": "from the back\n" },
  // Its copies stay alike and so are one service; at least two answer at any time.
  count: 3,
  minHealthy: 2,
  healthCheck: { kind: "tcp", port: 9000 },
});

const front = new Container({ name: "front", image: "busybox", command: serve(8000), files: { "/www/index.html": "from the front\n" } });

// A container finds another by its host name.
front.setEnv("BACK_URL", `http://${back.getHostname()}:9000`);

for (const container of [back, front]) container.deploy(infrastructure);

// Direction matters: the back cannot open connections to the front.
allowTraffic(front, back, new PortRange(9000, 9001));
allowTraffic(publicInternet, front, 8000);
// Out to the world, and only to web servers that speak TLS.
allowTraffic(front, publicInternet, 443);
