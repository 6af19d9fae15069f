import type { ContainerModel } from "./model.ts";

const asked: ContainerModel[] = [];

/** A mark that stands for a replica's hostname until the program has ended. */
export function lateHostname(container: ContainerModel): string {
  const known = asked.indexOf(container);
  const index = known >= 0 ? known : asked.push(container) - 1;
  return `{{slipway-hostname-${index}}}`;
}

/** Every mark and what stands for it, for text that has left the program already. */
export function hostnameMarks(hostnameOf: (container: ContainerModel) => string): Record<string, string> {
  return Object.fromEntries(asked.map((container) => [lateHostname(container), hostnameOf(container)]));
}

/** Puts hostnames where their marks are. */
export function withHostnames(text: string, hostnameOf: (container: ContainerModel) => string): string {
  if (asked.length === 0) return text;
  return text.replace(/\{\{slipway-hostname-(\d+)\}\}/g, (mark, index) => {
    const container = asked[Number(index)];
    return container ? hostnameOf(container) : mark;
  });
}
