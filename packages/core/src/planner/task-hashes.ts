import { type EffectiveService, serviceSecrets } from "../blueprint/index.ts";
import { contentHash } from "../identity/index.ts";
import type { FirewallRules } from "../networking/index.ts";

/** Hash of what a task's containers are made of. Values of secrets are not in it, their versions are. */
export function taskConfigHash(service: EffectiveService, secretVersions: Readonly<Record<string, number>> = {}): string {
  const { kind, image, command, env, files, cpu, memoryMib, healthCheck, publicPorts } = service;
  const secrets = serviceSecrets(service).map((name) => [name, secretVersions[name] ?? 0]);
  return contentHash({ kind, image, command, env, files, cpu, memoryMib, healthCheck, publicPorts, secrets });
}

/** Hash of the rules in a task's network namespace. */
export function taskFirewallHash(rules: FirewallRules): string {
  return contentHash(rules);
}
