import { type Action, actions, isNarrowable } from "@slipway/core/access";

export type KeyRights = "readOnly" | "all" | "chosen";
export type KeyReach = "team" | "clusters" | "projects";

/** What the dialog holds while it is filled in. */
export interface KeyForm {
  name: string;
  /** A service account's id; empty: one's own. */
  serviceAccount: string;
  rights: KeyRights;
  actions: readonly Action[];
  reach: KeyReach;
  clusterIds: readonly string[];
  projectIds: readonly string[];
  days: string;
}

export const emptyKeyForm: KeyForm = {
  name: "",
  serviceAccount: "",
  rights: "readOnly",
  actions: ["read"],
  reach: "team",
  clusterIds: [],
  projectIds: [],
  days: "90",
};

const DAY_MS = 24 * 3_600_000;

/** What a key of such a reach can be given by who holds these. */
export const givableActions = (held: readonly Action[], reach: KeyReach): readonly Action[] =>
  actions.filter((action) => held.includes(action) && (reach === "team" || isNarrowable(action)));

/** The request; what does not apply to the choice is left out. */
export function newKeyInput(form: KeyForm, { held, now }: { held: readonly Action[]; now: number }) {
  const givable = givableActions(held, form.reach);
  return {
    name: form.name.trim(),
    ...(form.serviceAccount ? { serviceAccount: form.serviceAccount } : {}),
    ...(form.rights === "readOnly" ? { readOnly: true } : {}),
    ...(form.rights === "chosen" ? { actions: form.actions.filter((action) => givable.includes(action)) } : {}),
    ...(form.reach === "clusters" ? { clusterIds: [...form.clusterIds] } : {}),
    ...(form.reach === "projects" ? { projectIds: [...form.projectIds] } : {}),
    expiresAt: new Date(now + Number(form.days) * DAY_MS).toISOString(),
  };
}

/** What is still to be chosen; null: nothing. */
export function missingChoice({ rights, actions: chosen, reach, clusterIds, projectIds }: KeyForm, held: readonly Action[]): string | null {
  const givable = givableActions(held, reach);
  if (rights === "chosen" && !chosen.some((action) => givable.includes(action))) return "Choose one action at least.";
  if (reach === "clusters" && clusterIds.length === 0) return "Choose one cluster at least.";
  if (reach === "projects" && projectIds.length === 0) return "Choose one project at least.";
  return null;
}
