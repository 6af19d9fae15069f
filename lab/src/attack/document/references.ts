/** One of each thing of a team that an operation can be asked about. */
export interface TeamIds {
  project: string;
  /** Somebody's user id, of no other team. */
  member: string;
  invitation: string;
  /** What the link of an open invitation ends with. */
  token: string;
  key: string;
  serviceAccount: string;
  blueprint: string;
  version: string;
  cluster: string;
  plan: string;
  operation: string;
  secret: string;
  webhook: string;
  delivery: string;
  machine: string;
  task: string;
}

/** Fields that name a thing, by the field's name. One that is new and missing here is seen: no valid request can be made with it. */
const references: Record<string, keyof TeamIds> = {
  project: "project",
  projectIds: "project",
  user: "member",
  invitation: "invitation",
  token: "token",
  key: "key",
  serviceAccount: "serviceAccount",
  blueprint: "blueprint",
  version: "version",
  blueprintVersionId: "version",
  cluster: "cluster",
  clusterIds: "cluster",
  plan: "plan",
  planId: "plan",
  operation: "operation",
  secret: "secret",
  webhook: "webhook",
  delivery: "delivery",
  machine: "machine",
  task: "task",
};

/** What the field names; null: nothing of a team. */
export const referenceOf = (field: string): keyof TeamIds | null => (Object.hasOwn(references, field) ? (references[field] ?? null) : null);
