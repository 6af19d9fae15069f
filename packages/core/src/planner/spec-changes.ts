import type { ClusterSpec, ConnectionSpec } from "../blueprint/index.ts";
import type { PlanChange } from "./plan.ts";
import { differingFields } from "./spec-differences.ts";

/** What was edited, subject by subject. */
export function specChanges(previous: ClusterSpec | null, target: ClusterSpec | null): PlanChange[] {
  return [
    ...namedChanges("service", previous?.services ?? [], target?.services ?? []),
    ...namedChanges("loadBalancer", previous?.loadBalancers ?? [], target?.loadBalancers ?? []),
    ...connectionChanges(previous?.connections ?? [], target?.connections ?? []),
  ];
}

function namedChanges(
  subject: PlanChange["subject"],
  before: readonly { name: string }[],
  after: readonly { name: string }[],
): PlanChange[] {
  const old = new Map(before.map((item) => [item.name, item]));
  const next = new Set(after.map(({ name }) => name));
  const kept = after.flatMap((item): PlanChange[] => {
    const former = old.get(item.name);
    if (!former) return [{ subject, action: "add", name: item.name, reason: "new in the blueprint" }];
    const fields = differingFields(former, item);
    return fields.length > 0 ? [{ subject, action: "change", name: item.name, fields, reason: "edited in the blueprint" }] : [];
  });
  const removed = before.filter(({ name }) => !next.has(name));
  return [...kept, ...removed.map(({ name }): PlanChange => ({ subject, action: "remove", name, reason: "no longer in the blueprint" }))];
}

function connectionChanges(before: readonly ConnectionSpec[], after: readonly ConnectionSpec[]): PlanChange[] {
  const old = new Set(before.map(nameOf));
  const next = new Set(after.map(nameOf));
  const change =
    (action: "add" | "remove", reason: string) =>
    (name: string): PlanChange => ({ subject: "connections", action, name, reason });
  return [
    ...[...next].filter((name) => !old.has(name)).map(change("add", "new in the blueprint")),
    ...[...old].filter((name) => !next.has(name)).map(change("remove", "no longer in the blueprint")),
  ];
}

function nameOf({ from, to, minPort, maxPort }: ConnectionSpec): string {
  return `${from} → ${to}:${minPort === maxPort ? minPort : `${minPort}-${maxPort}`}`;
}
