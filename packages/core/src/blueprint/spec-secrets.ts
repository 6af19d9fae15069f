import type { ClusterSpec, ServiceSpec, SpecValue } from "./spec.ts";

/** Names of the team secrets that the spec refers to, sorted. */
export function specSecrets(spec: ClusterSpec): string[] {
  return [...new Set(spec.services.flatMap(serviceSecrets))].sort();
}

export function serviceSecrets({ env, files }: Pick<ServiceSpec, "env" | "files">): string[] {
  const names = [...Object.values(env), ...Object.values(files)].flatMap(secretOf);
  return [...new Set(names)].sort();
}

function secretOf(value: SpecValue): string[] {
  return typeof value === "string" ? [] : [value.secret];
}
