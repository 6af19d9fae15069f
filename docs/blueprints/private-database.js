// A database that only the application may reach. The number of application containers is an argument: `slipway start private-database.js 4`.
const { Machine, Infrastructure, Container, Secret, LoadBalancer, allowTraffic, publicInternet, Port } = require("slipway");

const copies = Number(process.argv[2] ?? 2);
console.log(`${copies} copies of the application`);

const machine = new Machine({ provider: "local", memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(2), namespace: "shop" });

const password = new Secret("database-password");
const postgres = new Port(5432);

const database = new Container({
  name: "database",
  image: "postgres:17",
  env: { POSTGRES_PASSWORD: password },
  cpu: 0.5,
  memoryMib: 256,
  healthCheck: { kind: "command", command: ["pg_isready", "-U", "postgres"], graceMs: 60000 },
});

const apps = new Container({
  name: "app",
  image: "registry.example.com/shop:1.4",
  env: { PGHOST: database.getHostname(), PGPASSWORD: password },
  healthCheck: { kind: "http", path: "/healthy", port: 8080 },
}).replicate(copies);

// One copy is different, so it becomes a service of its own beside the others: `app2`.
apps[0].setEnv("RUN_MIGRATIONS", "1");

const entry = new LoadBalancer({ name: "entry", containers: apps });

for (const part of [database, ...apps, entry]) part.deploy(infrastructure);

allowTraffic(publicInternet, entry, 8080);
// The public internet has no way to the database: nothing here gives it one.
allowTraffic(apps, database, postgres);
