import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { projectRoot } from "./local/home.ts";
import { auditVerbs } from "./verbs/audit-verbs.ts";
import { blueprintVerbs } from "./verbs/blueprint-verbs.ts";
import { changeVerbs } from "./verbs/change-verbs.ts";
import { ciVerbs } from "./verbs/ci-verbs.ts";
import { clusterVerbs } from "./verbs/cluster-verbs.ts";
import { localVerbs } from "./verbs/local-verbs.ts";
import { loginVerb } from "./verbs/login-verb.ts";
import { passThroughVerbs } from "./verbs/pass-through-verbs.ts";
import { remoteVerbs } from "./verbs/remote-verbs.ts";
import { secretVerbs } from "./verbs/secret-verbs.ts";
import { streamVerbs } from "./verbs/stream-verbs.ts";

/** Every verb of `./slipway`. */
export function createProgram(): Command {
  const program = new Command("slipway")
    .description("A blueprint becomes a running, self-healing cluster.")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: (text) => process.stderr.write(text) })
    .showHelpAfterError()
    .option("-V, --version", "print the version")
    .on("option:version", printVersion);
  for (const register of [
    localVerbs,
    loginVerb,
    blueprintVerbs,
    changeVerbs,
    clusterVerbs,
    streamVerbs,
    remoteVerbs,
    secretVerbs,
    auditVerbs,
    ciVerbs,
    passThroughVerbs,
  ])
    register(program);
  return program;
}

function printVersion(): never {
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string };
  process.stdout.write(`${version}\n`);
  process.exit(0);
}
