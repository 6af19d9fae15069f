import { join } from "node:path";
import { AppError } from "@slipway/core/errors";
import type { Schemas, Slipway } from "@slipway/sdk";
import { ensureCluster, found, saveBlueprint } from "../save-blueprint.ts";
import { describeOperation, waitForOperation } from "../wait-for-operation.ts";
import type { Home } from "./home.ts";
import { projectRoot } from "./home.ts";
import { awaitReady } from "./readiness.ts";

const NAME = "demo";
const TIMEOUT_MS = 10 * 60_000;

export interface Demo {
  cluster: string;
  /** Of the demo's service; null while it is stopped. */
  url: string | null;
}

/** Starts the demo blueprint as cluster `demo` unless it has been started before: one that was stopped on purpose stays stopped. */
export async function startDemo(api: Slipway, home: Home, note: (line: string) => void): Promise<Demo> {
  const operation = (await openStart(api)) ?? (await startOnce(api));
  if (operation) {
    const waited = await waitForOperation(api, operation.id, { timeoutMs: TIMEOUT_MS, note });
    if (waited.exitCode !== 0)
      throw new AppError("STEP_FAILED", `The demo cluster: ${describeOperation(waited.operation)}`, {
        remedy: "`./slipway events demo` tells the story.",
      });
  }
  const { urls, state } = await api.clusters.get({ cluster: NAME });
  const url = state === "stopped" ? undefined : urls[0];
  if (operation && url) await awaitReady(url, () => answers(url), home);
  return { cluster: NAME, url: url ?? null };
}

/** The start that an interrupted `up` left under way. Other operations, a heal say, are nobody's to wait for. */
async function openStart(api: Slipway): Promise<Schemas["Operation"] | null> {
  const operation = (await found(api.clusters.get({ cluster: NAME })))?.operation ?? null;
  return operation?.kind === "start" ? operation : null;
}

async function startOnce(api: Slipway): Promise<Schemas["Operation"] | null> {
  const { id } = await ensureCluster(api, NAME);
  const [newest] = (await api.operations.list({ cluster: id, limit: 1 })).items;
  const neverRan = newest === undefined || (newest.kind === "start" && newest.state !== "succeeded");
  if (!neverRan) return null;
  const version = await saveBlueprint(api, join(projectRoot, "docs/blueprints/demo.js"));
  return (await api.clusters.start({ cluster: id, blueprintVersionId: version.id })).operation;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}
