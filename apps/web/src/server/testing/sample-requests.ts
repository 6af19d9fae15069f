import type { ApiOperation } from "@slipway/usecases";
import type { ApiRequest } from "./api-caller.ts";
import { SAMPLE_PROGRAM, type TeamWorld } from "./team-world.ts";

type Ids = TeamWorld["ids"];

type Input = Record<string, unknown>;

interface Sample {
  input(ids: Ids): Input;
  /** Fields that name something of a team: another team's must be as unknown as one that never was. */
  refers: string[];
  /** Further inputs, for fields that the first one cannot have beside its own. */
  also?(ids: Ids): Input[];
}

const ofCluster = (more: Record<string, unknown> = {}): Sample => ({ input: ({ cluster }) => ({ cluster, ...more }), refers: ["cluster"] });
const nothing: Sample = { input: () => ({}), refers: [] };
const source = { files: [{ path: "shop.js", content: SAMPLE_PROGRAM }], args: ["hi"] };

/** A row for every operation of the API. One that is missing fails the build: see operation-matrix.int.test.ts. */
export const sampleRequests: Record<string, Sample> = {
  "me.get": nothing,
  "teams.create": { input: () => ({ slug: "another-team", name: "Another team" }), refers: [] },
  "teams.get": nothing,
  "teams.update": { input: () => ({ name: "Renamed" }), refers: [] },
  "projects.create": { input: () => ({ name: "new-project" }), refers: [] },
  "projects.list": nothing,
  "projects.update": { input: ({ project }) => ({ project, name: "other-project" }), refers: ["project"] },
  "projects.delete": { input: ({ project }) => ({ project }), refers: ["project"] },
  "members.list": nothing,
  "members.update": { input: ({ member }) => ({ user: member, role: "member" }), refers: ["user"] },
  "members.remove": { input: ({ member }) => ({ user: member }), refers: ["user"] },
  "invitations.create": { input: () => ({ email: "new@people.test", role: "viewer" }), refers: [] },
  "invitations.list": nothing,
  "invitations.revoke": { input: ({ invitation }) => ({ invitation }), refers: ["invitation"] },
  "invitations.accept": { input: () => ({ token: "nobody-made-this" }), refers: [] },
  "serviceAccounts.create": { input: () => ({ name: "pipeline", role: "viewer" }), refers: [] },
  "serviceAccounts.list": nothing,
  "serviceAccounts.update": { input: ({ serviceAccount }) => ({ serviceAccount, role: "member" }), refers: ["serviceAccount"] },
  "serviceAccounts.delete": { input: ({ serviceAccount }) => ({ serviceAccount }), refers: ["serviceAccount"] },
  "keys.create": {
    input: ({ cluster }) => ({ name: "another", actions: ["read"], clusterIds: [cluster] }),
    also: ({ project, serviceAccount }) => [
      { name: "another", projectIds: [project] },
      { name: "another", serviceAccount },
    ],
    refers: ["clusterIds", "projectIds", "serviceAccount"],
  },
  "keys.list": nothing,
  "keys.revoke": { input: ({ key }) => ({ key }), refers: ["key"] },
  "blueprints.create": {
    input: () => ({ name: "new-one" }),
    also: ({ project }) => [{ name: "new-two", project }],
    refers: ["project"],
  },
  "blueprints.list": nothing,
  "blueprints.get": { input: ({ blueprint }) => ({ blueprint }), refers: ["blueprint"] },
  "blueprints.update": {
    input: ({ blueprint }) => ({ blueprint, name: "renamed" }),
    also: ({ blueprint, project }) => [{ blueprint, project }],
    refers: ["blueprint", "project"],
  },
  "blueprints.delete": { input: ({ unusedBlueprint }) => ({ blueprint: unusedBlueprint }), refers: ["blueprint"] },
  "blueprints.validate": { input: () => source, refers: [] },
  "versions.create": { input: ({ blueprint }) => ({ blueprint, ...source }), refers: ["blueprint"] },
  "versions.list": { input: ({ blueprint }) => ({ blueprint }), refers: ["blueprint"] },
  "versions.get": { input: ({ blueprint, version }) => ({ blueprint, version }), refers: ["blueprint", "version"] },
  "plans.create": {
    input: ({ cluster, version }) => ({ cluster, blueprintVersionId: version }),
    refers: ["cluster", "blueprintVersionId"],
  },
  "plans.get": { input: ({ cluster, plan }) => ({ cluster, plan }), refers: ["cluster", "plan"] },
  "clusters.create": {
    input: () => ({ name: "new-cluster" }),
    also: ({ project }) => [{ name: "new-cluster", project }],
    refers: ["project"],
  },
  "clusters.list": nothing,
  "clusters.get": ofCluster(),
  "clusters.update": {
    ...ofCluster({ description: "The shop." }),
    also: ({ cluster, project }) => [{ cluster, project }],
    refers: ["cluster", "project"],
  },
  "clusters.delete": ofCluster(),
  "clusters.start": {
    input: ({ idleCluster, version }) => ({ cluster: idleCluster, blueprintVersionId: version }),
    refers: ["cluster", "blueprintVersionId"],
  },
  "clusters.apply": { input: ({ cluster, plan }) => ({ cluster, planId: plan }), refers: ["cluster", "planId"] },
  "clusters.scale": ofCluster({ service: "web", count: 2 }),
  "clusters.stop": ofCluster(),
  "operations.list": ofCluster(),
  "operations.recent": nothing,
  "operations.get": { input: ({ operation }) => ({ operation }), refers: ["operation"] },
  "operations.cancel": { input: ({ operation }) => ({ operation }), refers: ["operation"] },
  "operations.retry": { input: ({ failedOperation }) => ({ operation: failedOperation }), refers: ["operation"] },
  "machines.list": ofCluster(),
  "machines.exec": { input: ({ cluster, machine }) => ({ cluster, machine, argv: ["true"] }), refers: ["cluster", "machine"] },
  "tasks.list": ofCluster(),
  "tasks.exec": { input: ({ cluster, task }) => ({ cluster, task, argv: ["true"] }), refers: ["cluster", "task"] },
  "terminals.create": { input: ({ cluster, task }) => ({ cluster, task }), refers: ["cluster", "task"] },
  "events.list": ofCluster(),
  "events.stream": ofCluster(),
  "logs.list": {
    input: ({ cluster, task, machine }) => ({ cluster, task, machine, service: "web", text: "hello", since: "2026-01-01T00:00:00Z" }),
    refers: ["cluster", "task", "machine"],
  },
  "logs.follow": {
    input: ({ cluster, task, machine }) => ({ cluster, task, machine, text: "HELLO" }),
    refers: ["cluster", "task", "machine"],
  },
  "logs.read": { input: ({ cluster, task }) => ({ cluster, task }), refers: ["cluster", "task"] },
  "logs.stream": { input: ({ cluster, task }) => ({ cluster, task }), refers: ["cluster", "task"] },
  "secrets.put": { input: ({ secret }) => ({ secret, value: "new" }), refers: [] },
  "secrets.list": nothing,
  "secrets.delete": { input: ({ secret }) => ({ secret }), refers: ["secret"] },
  "webhooks.create": {
    input: ({ cluster, project }) => ({ url: "https://hooks.example.com/a", clusterIds: [cluster], projectIds: [project] }),
    refers: ["clusterIds", "projectIds"],
  },
  "webhooks.list": nothing,
  "webhooks.get": { input: ({ webhook }) => ({ webhook }), refers: ["webhook"] },
  "webhooks.update": {
    input: ({ webhook, cluster, project }) => ({ webhook, clusterIds: [cluster], projectIds: [project], enabled: true }),
    refers: ["webhook", "clusterIds", "projectIds"],
  },
  "webhooks.delete": { input: ({ webhook }) => ({ webhook }), refers: ["webhook"] },
  "webhooks.rotateSecret": { input: ({ webhook }) => ({ webhook }), refers: ["webhook"] },
  "webhooks.test": { input: ({ webhook }) => ({ webhook }), refers: ["webhook"] },
  "deliveries.list": { input: ({ webhook, cluster }) => ({ webhook, cluster }), refers: ["webhook", "cluster"] },
  "deliveries.get": { input: ({ webhook, delivery }) => ({ webhook, delivery }), refers: ["webhook", "delivery"] },
  "deliveries.redeliver": { input: ({ webhook, delivery }) => ({ webhook, delivery }), refers: ["webhook", "delivery"] },
  "audit.list": nothing,
  "audit.export": nothing,
};

export function sampleOf(operation: ApiOperation): Sample {
  const sample = sampleRequests[operation.name];
  if (!sample) throw new Error(`${operation.name} has no row in sample-requests.ts`);
  return sample;
}

/** Each field that refers to something, in an input that has it; `swap` puts another value there, in a list where it was in a list. */
export function referencesOf(operation: ApiOperation) {
  const { input, also, refers } = sampleOf(operation);
  return refers.map((field) => ({
    field,
    valueIn: (ids: Ids) => inputWith(field, ids)[field],
    swap: (ids: Ids, value: unknown): Input => ({ ...inputWith(field, ids), [field]: value }),
  }));

  function inputWith(field: string, ids: Ids): Input {
    const found = [input(ids), ...(also?.(ids) ?? [])].find((candidate) => field in candidate);
    if (!found) throw new Error(`${operation.name}: no sample input has ${field}`);
    return found;
  }
}

/** The operation's input as REST carries it. */
export function restRequest({ rest }: ApiOperation, input: Record<string, unknown>): ApiRequest {
  const left = { ...input };
  const path = rest.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(left[name]));
    delete left[name];
    return value;
  });
  const inBody = ["POST", "PUT", "PATCH"].includes(rest.method);
  const query = inBody ? "" : new URLSearchParams(Object.entries(left).map(([name, value]) => [name, String(value)])).toString();
  return { method: rest.method, path: query ? `${path}?${query}` : path, body: inBody ? left : undefined };
}
