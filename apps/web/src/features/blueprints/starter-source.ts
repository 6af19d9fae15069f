import type { SourceFile } from "./source-file.ts";

/** What an editor shows of a blueprint without a version. */
export const starterFiles: readonly SourceFile[] = [
  {
    path: "blueprint.js",
    content: `const { Machine, Infrastructure, Container, allowTraffic, publicInternet } = require("slipway");

const machine = new Machine({ provider: "local", cpu: 1, memoryMib: 512 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine });

const web = new Container({ name: "web", image: "caddy:2" });
web.deploy(infrastructure);

// Nothing may talk to anything unless it is said here.
allowTraffic(publicInternet, web, 80);
`,
  },
];
