import { type ClusterSpec, type EffectiveService, effectiveServices, type SpecValue } from "@slipway/core/blueprint";
import { AppError } from "@slipway/core/errors";
import { balancerConfig, type FirewallRules, firewallFor, OVERLAY_CIDR, renderNftables } from "@slipway/core/networking";
import type { TaskRecord } from "@slipway/core/ports";
import type { TaskRequest } from "../machine-tasks.ts";
import { runningBackends } from "./backends.ts";
import { type StepContext, specOf } from "./step-context.ts";

/** Of every cluster's one overlay: clusters share no swarm. */
export const OVERLAY_NAME = "slipway";
/** Where the load balancer's image looks for its configuration. */
const BALANCER_CONFIG_PATH = "/usr/local/etc/haproxy/haproxy.cfg";

/** Everything a machine must be told to run the task. Secrets are fetched here and go nowhere but into the request. */
export async function taskRequest(context: StepContext, task: TaskRecord): Promise<TaskRequest> {
  const service = serviceOf(specOf(context), task.service);
  const values = await secretValues(context, [service.env, service.files]);
  const env = split(service.env, values);
  const files = split(service.files, values);
  return {
    taskId: task.id,
    clusterId: context.cluster.id,
    clusterName: context.cluster.name,
    service: task.service,
    name: task.name,
    hostname: task.name,
    overlay: OVERLAY_NAME,
    address: task.address,
    aliases: [...new Set([task.service, task.name])],
    image: service.image,
    command: service.command,
    env: env.plain,
    files: { ...files.plain, ...(await balancerFiles(context, service)) },
    secretEnv: env.secret,
    secretFiles: files.secret,
    publicPorts: task.publicPorts,
    cpu: service.cpu,
    memoryMib: service.memoryMib,
    healthCheck: service.healthCheck,
    configHash: task.configHash,
    nftables: firewallText(task, await firewallRules(context, task)),
  };
}

/** A load balancer needs a configuration to start at all; `balancer.configure` brings later ones. */
async function balancerFiles(context: StepContext, service: EffectiveService): Promise<Record<string, string>> {
  if (service.kind !== "loadBalancer") return {};
  return { [BALANCER_CONFIG_PATH]: balancerConfig(specOf(context), service.name, await runningBackends(context, service)) };
}

export async function firewallRules(context: StepContext, task: TaskRecord): Promise<FirewallRules> {
  const { slices } = await context.snapshot();
  return firewallFor(specOf(context), slices, task.service);
}

export function firewallText(task: TaskRecord, rules: FirewallRules): string {
  return renderNftables(rules, { address: task.address, overlayCidr: OVERLAY_CIDR });
}

export function serviceOf(spec: ClusterSpec, name: string): EffectiveService {
  const service = effectiveServices(spec).find((one) => one.name === name);
  if (!service) throw new AppError("INTERNAL", `The spec has no service "${name}".`);
  return service;
}

/** Every missing one is named at once. */
async function secretValues(context: StepContext, values: Record<string, SpecValue>[]): Promise<Map<string, string>> {
  const names = new Set(
    values.flatMap((record) => Object.values(record).flatMap((value) => (typeof value === "string" ? [] : value.secret))),
  );
  const found = new Map<string, string>();
  const missing: string[] = [];
  for (const name of [...names].sort()) {
    const stored = await context.deps.secrets.get({ teamId: context.cluster.teamId, scope: "team", name });
    if (stored) found.set(name, stored.value.reveal());
    else missing.push(name);
  }
  if (missing.length === 0) return found;
  throw new AppError("UNPROCESSABLE", `Waiting for secrets: [${missing.join(" ")}]`, {
    remedy: `Set them with "slipway secret set NAME" and start or apply again.`,
  });
}

function split(values: Record<string, SpecValue>, secrets: Map<string, string>): Record<"plain" | "secret", Record<string, string>> {
  const plain: Record<string, string> = {};
  const secret: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === "string") plain[key] = value;
    else secret[key] = secrets.get(value.secret) ?? "";
  }
  return { plain, secret };
}
