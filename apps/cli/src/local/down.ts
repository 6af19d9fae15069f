import { AppError } from "@slipway/core/errors";
import { createSlipway, type Schemas, type Slipway } from "@slipway/sdk";
import { exitCode } from "../exit-code.ts";
import type { VerbContext, VerbResult } from "../verb.ts";
import { describeOperation, waitForOperation } from "../wait-for-operation.ts";
import { allOrFirstFailure } from "./all-or-first-failure.ts";
import { withTeamKeys } from "./bootstrap.ts";
import { startControlPlane, stopControlPlane } from "./control-plane.ts";
import { type LocalMachine, localMachines, removeInstall } from "./docker-engine.ts";
import { endOwnEngine } from "./end-own-engine.ts";
import { type Home, slipwayHome } from "./home.ts";
import { openSecrets } from "./local-secrets.ts";
import { readState, writeState } from "./local-state.ts";
import { type Progress, stderrProgress } from "./progress.ts";

const STOP_TIMEOUT_MS = 10 * 60_000;

/** Ends the control plane. Machines keep running, and so does their engine, unless `all` stops every cluster first. */
export async function down(context: VerbContext, options: { all?: boolean }): Promise<VerbResult> {
  const progress = stderrProgress(context.note);
  const home = slipwayHome();
  const state = readState(home);
  if (!state) return { document: { stopped: false, machines: [] }, text: "Nothing was ever started here." };
  if (options.all) await stopEverything(home, progress);
  await progress.step("control plane", () => stopControlPlane(home.path));
  const machines = await localMachines(state.installId);
  const running = machines.filter((machine) => machine.state === "running");
  if (options.all && machines.length === 0) {
    await removeInstall(state.installId);
    await endEngine(home, progress);
  }
  return {
    document: { stopped: true, machines: running },
    text: describeMachines(running),
    exitCode: options.all && running.length > 0 ? exitCode.failed : exitCode.done,
  };
}

/** Only the control plane can stop clusters: it is started for that when it is down. */
async function stopEverything(home: Home, progress: Progress): Promise<void> {
  const { url } = await startControlPlane({ progress });
  const state = readState(home);
  if (!state) return;
  await withTeamKeys({ state, secrets: openSecrets(home) }, (teams) =>
    allOrFirstFailure(teams.map(({ team, key }) => stopClusters(createSlipway({ url, key }), team, progress))),
  );
}

async function stopClusters(api: Slipway, team: string, progress: Progress): Promise<void> {
  const clusters = (await api.clusters.list.all()).filter(({ state }) => state !== "stopped");
  await allOrFirstFailure(
    clusters.map((cluster) => progress.step(`stop cluster ${team}/${cluster.name}`, () => stopCluster(api, cluster))),
  );
}

async function stopCluster(api: Slipway, { id, name }: Schemas["ClusterSummary"]): Promise<void> {
  const { operation } = await api.clusters.stop({ cluster: id });
  if (!operation) return;
  const waited = await waitForOperation(api, operation.id, { timeoutMs: STOP_TIMEOUT_MS, note: () => {} });
  if (waited.exitCode !== exitCode.done)
    throw new AppError("STEP_FAILED", `Cluster ${name}: ${describeOperation(waited.operation)}`, {
      remedy: "The control plane is left running: try again, or see `./slipway events`.",
    });
}

/** Reads the state anew: stopping may have started the engine first. */
async function endEngine(home: Home, progress: Progress): Promise<void> {
  const state = readState(home);
  if (!state?.startedEngine) return;
  const found = await endOwnEngine(state.startedEngine);
  if (found === "ended") progress.say("  ✓ Docker engine ended: `up` had started it");
  if (found !== "busy") writeState(home, { ...state, startedEngine: null });
}

function describeMachines(machines: LocalMachine[]): string {
  if (machines.length === 0) return "The control plane is down. No machine is running.";
  const lines = machines.map(({ cluster, container }) => `  ${cluster}: ${container}`);
  return ["The control plane is down. These machines keep running (only stopping a cluster ends machines):", ...lines].join("\n");
}
