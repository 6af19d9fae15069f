import type { ContainerInfo, ContainerRequest } from "@slipway/core/ports";

/** True when the existing container is the one asked for: same image, every label asked for. */
export function sameContainer(existing: ContainerInfo, request: ContainerRequest): boolean {
  return existing.image === request.image && Object.entries(request.labels).every(([key, value]) => existing.labels[key] === value);
}
