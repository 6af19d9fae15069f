// A service with a secret: the blueprint names it, `slipway secret set api-token` holds its value.
const { Machine, Infrastructure, Container, Secret } = require("slipway");

const machine = new Machine({ provider: "local" });
const infrastructure = new Infrastructure({ masters: machine, workers: machine });

const reporter = new Container({
  name: "reporter",
  image: "busybox",
  command: ["sh", "-c", "while true; do echo reporting to $TARGET; sleep 60; done"],
  // A plain value, and one that only the machine's side of the wire ever sees.
  env: { TARGET: "https://reports.example.com", API_TOKEN: new Secret("api-token") },
});

// A secret can be a file as well: for programs that read their password from one.
reporter.files["/etc/reporter/key.pem"] = new Secret("reporter-key");

reporter.deploy(infrastructure);
