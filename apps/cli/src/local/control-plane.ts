import { existsSync, rmSync } from "node:fs";
import { AppError } from "@slipway/core/errors";
import { allOrFirstFailure } from "./all-or-first-failure.ts";
import { openAuditorKey } from "./auditor-key.ts";
import { bootstrapDemoTeam, keyIsAccepted } from "./bootstrap.ts";
import { generateDatabaseClient, migrateDatabase } from "./database.ts";
import { removeInstall } from "./docker-engine.ts";
import { ensureEngine } from "./engine-process.ts";
import { applicationEnvironment, DEMO_EMAIL, dashboardUrl } from "./environment.ts";
import { createHome, type Home, slipwayHome } from "./home.ts";
import { withLock } from "./home-lock.ts";
import { prepareHostImage } from "./host-image.ts";
import { settledPorts, webPort } from "./local-ports.ts";
import { type LocalSecrets, openSecrets } from "./local-secrets.ts";
import { kindOf, type LocalOptions, type LocalState, openState, readState, serviceNames, writeState } from "./local-state.ts";
import { initialisePostgres, postgresAnswers } from "./postgres.ts";
import { type PostgresPlace, postgresPlace, systemFolderOf } from "./postgres-place.ts";
import { endProcess, isAlive } from "./process-identity.ts";
import { readProcesses } from "./process-table.ts";
import { type Progress, silentProgress } from "./progress.ts";
import { awaitReady, webAnswers } from "./readiness.ts";
import { serviceDefinitions } from "./services.ts";
import { sourceStamp } from "./source-stamp.ts";
import { endLeftovers } from "./supervisor.ts";
import { superviseNow } from "./supervisor-process.ts";
import { findTemporal, temporalAnswers } from "./temporal.ts";
import { buildWeb } from "./web-build.ts";
import { buildWorkflows } from "./workflow-build.ts";

export interface StartRequest extends Partial<LocalOptions> {
  /** Folder of this control plane's state; the checkout's `.slipway` by default. */
  home?: string;
  progress?: Progress;
}

/** A running control plane, as tests and benches use it. */
export interface ControlPlane {
  home: Home;
  installId: string;
  url: string;
  apiKey: string;
  email: string;
  password: string;
  /** What its web and worker run with: database URLs, Temporal's address, the master key. */
  environment: Record<string, string>;
  stop(): Promise<void>;
  /** Stops it and removes its machines and its home: for those made for one test. */
  destroy(): Promise<void>;
}

interface Session {
  home: Home;
  state: LocalState;
  secrets: LocalSecrets;
  place: PostgresPlace;
  progress: Progress;
}

/** Brings everything up that is not, repairs what is half dead, and changes nothing that is well. */
export async function startControlPlane(request: StartRequest = {}): Promise<ControlPlane> {
  const { home: path, progress = silentProgress(), ...options } = request;
  const home = slipwayHome(path);
  createHome(home);
  return withLock(home.lock, async () => {
    const state = await openState(home, options);
    const session: Session = { home, state, secrets: openSecrets(home), place: await postgresPlace(home, state.installId), progress };
    update(session, { auditorKey: openAuditorKey(home) });
    await settlePorts(session);
    await progress.step("database client", () => generateDatabaseClient());
    const usesDocker = state.options.providers.includes("local");
    await allOrFirstFailure([startStores(session), buildApplication(session), usesDocker ? prepareMachines(session) : Promise.resolve()]);
    await startApplication(session);
    return describe(session);
  });
}

/** Ends the supervisor and all it runs. Machines and their engine are left alone. */
export async function stopControlPlane(path?: string): Promise<void> {
  const home = slipwayHome(path);
  if (!existsSync(home.state)) return;
  await withLock(home.lock, async () => {
    const { supervisor } = readProcesses(home);
    if (isAlive(supervisor)) await endProcess(supervisor, { signal: "SIGTERM", timeoutMs: 30_000 });
    await endLeftovers(home);
  });
}

export async function destroyControlPlane(path: string): Promise<void> {
  const home = slipwayHome(path);
  const state = readState(home);
  await stopControlPlane(path);
  if (state) {
    await removeInstall(state.installId);
    rmSync(systemFolderOf(state.installId), { recursive: true, force: true });
  }
  rmSync(home.path, { recursive: true, force: true });
}

function describe({ home, state, secrets }: Session): ControlPlane {
  return {
    home,
    installId: state.installId,
    url: dashboardUrl(state),
    apiKey: secrets.demoKey,
    email: DEMO_EMAIL,
    password: secrets.demoPassword,
    environment: applicationEnvironment({ state, secrets }),
    stop: () => stopControlPlane(home.path),
    destroy: () => destroyControlPlane(home.path),
  };
}

function update({ home, state }: Session, patch: Partial<LocalState>): void {
  Object.assign(state, patch);
  writeState(home, state);
}

async function settlePorts(session: Session): Promise<void> {
  const { services } = readProcesses(session.home);
  update(session, { ports: await settledPorts(session.state, (name) => isAlive(services[name])) });
}

async function startStores(session: Session): Promise<void> {
  const { home, state, secrets, place, progress } = session;
  const temporalBinary = await progress.step("Temporal", (note) => findTemporal(home, note));
  await progress.step("PostgreSQL", async () => {
    await initialisePostgres(place, secrets.adminPassword);
    const wanted = state.wanted.length > 0 ? state.wanted : (["postgres", "temporal"] as const);
    update(session, { temporalBinary, wanted: [...wanted] });
    await superviseNow(home);
    await awaitReady("PostgreSQL", () => postgresAnswers(state.ports.postgres), home);
  });
  await awaitReady("Temporal", () => temporalAnswers(state.ports.temporal), home);
  const stamp = sourceStamp("database");
  if (state.stamps.database !== stamp) {
    await progress.step("migrations", (note) => migrateDatabase({ state, secrets }, note));
    update(session, { stamps: { ...state.stamps, database: stamp } });
  }
}

async function buildApplication(session: Session): Promise<void> {
  const web = sourceStamp("web");
  await session.progress.step("web pages", (note) => buildWeb(web, note));
  const worker = sourceStamp("worker");
  await session.progress.step("workflows", (note) => buildWorkflows(worker, note));
  update(session, { stamps: { ...session.state.stamps, web, worker } });
}

async function prepareMachines(session: Session): Promise<void> {
  const { home, progress } = session;
  const started = await progress.step("Docker engine", (note) => ensureEngine(home, note));
  if (started) update(session, { startedEngine: started });
  const images = await progress.step("host image and image mirror", (note) => prepareHostImage(note));
  update(session, { images });
}

async function startApplication(session: Session): Promise<void> {
  const { home, state, secrets, progress } = session;
  await progress.step("web and worker", async () => {
    update(session, { wanted: serviceNames(state.options) });
    await superviseNow(home, serviceDefinitions(session));
    const webs = state.wanted.filter((name) => kindOf(name) === "web").map((name) => `http://127.0.0.1:${webPort(state, name)}`);
    for (const url of [...webs, dashboardUrl(state)]) await awaitReady("web", () => webAnswers(url), home);
  });
  if (!(await keyIsAccepted(dashboardUrl(state), secrets.demoKey))) {
    await progress.step("demo team", () => bootstrapDemoTeam({ state, secrets }));
    if (!(await keyIsAccepted(dashboardUrl(state), secrets.demoKey))) {
      throw new AppError("INTERNAL", "The demo team's key is refused by the API.", { remedy: `See ${home.logs}/web.log.` });
    }
  }
}
