import { createSlipway } from "@slipway/sdk";
import { saveContext } from "../context.ts";
import type { VerbContext, VerbResult } from "../verb.ts";
import { startControlPlane } from "./control-plane.ts";
import { startDemo } from "./demo.ts";
import { stderrProgress } from "./progress.ts";

export interface UpOptions {
  demo: boolean;
  processes?: number;
  env?: Record<string, string>;
}

/** Brings everything up, signs the CLI in, runs the demo. */
export async function up(context: VerbContext, options: UpOptions): Promise<VerbResult> {
  const progress = stderrProgress(context.note);
  const { processes, env } = options;
  const plane = await startControlPlane({ progress, ...(processes && { processes }), ...(env && { environment: env }) });
  const login = { url: plane.url, key: plane.apiKey };
  saveContext(login);
  const demo = options.demo ? await progress.step("demo cluster", (note) => startDemo(createSlipway(login), plane.home, note)) : null;
  const document = {
    dashboardUrl: plane.url,
    apiUrl: `${plane.url}/api/v1`,
    apiKey: plane.apiKey,
    email: plane.email,
    password: plane.password,
    demo,
  };
  const text = [
    "",
    `Dashboard  ${plane.url}`,
    `Sign in    ${plane.email} / ${plane.password}`,
    ...(demo ? [`Service    ${demo.url ?? "(the demo cluster is stopped: ./slipway start demo)"}`] : []),
    "",
    "The CLI is signed in: try ./slipway ps demo",
  ].join("\n");
  return { document, text };
}
