import { slipwayHome } from "./home.ts";
import { readSecrets } from "./local-secrets.ts";
import { readState } from "./local-state.ts";
import { postgresPlace } from "./postgres-place.ts";
import { serviceDefinitions } from "./services.ts";
import { createSupervisor, endLeftovers } from "./supervisor.ts";

/** The detached process behind `up`: reads what is wanted from the home, again at each SIGHUP; SIGTERM ends everything. */
const home = slipwayHome(process.argv[2]);
const log = (line: string) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);
const supervisor = createSupervisor(home, log);

let turn: Promise<void> = Promise.resolve();
const inTurn = (work: () => Promise<void>): void => {
  turn = turn.then(work).catch((error: unknown) => {
    log(`failed: ${error instanceof Error ? error.stack : String(error)}`);
  });
};

async function readAndReconcile(): Promise<void> {
  const state = readState(home);
  const secrets = readSecrets(home);
  if (!state || !secrets) throw new Error(`${home.path} has no state`);
  const place = await postgresPlace(home, state.installId);
  await supervisor.reconcile(serviceDefinitions({ home, state, secrets, place }));
}

async function end(): Promise<void> {
  await supervisor.reconcile([]);
  process.exit(0);
}

process.on("SIGHUP", () => inTurn(readAndReconcile));
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => inTurn(end));
// A timer keeps the process alive between children; its pulse has no other work.
setInterval(() => {}, 60_000);
inTurn(() => endLeftovers(home));
inTurn(readAndReconcile);
