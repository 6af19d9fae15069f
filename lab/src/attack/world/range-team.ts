import { randomUUID } from "node:crypto";
import type { TeamIds } from "../document/references.ts";
import { SAMPLE_PROGRAM, SAMPLE_URL, uniqueName } from "../document/sample-value.ts";
import { type Caller, keyCaller } from "../wire/caller.ts";
import type { Door } from "../wire/door.ts";
import { LASTING } from "./fresh-things.ts";
import { invitationToken, joinTeam, newPerson, type Person } from "./people.ts";

export const roles = ["viewer", "member", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

export interface RangeTeam {
  id: string;
  slug: string;
  /** One of each role, whatever the team. */
  people: Record<Role, Person>;
  /** The same, asking in this team. */
  callers: Record<Role, Caller>;
  owner: Caller;
  /** The owner's key, without limits. */
  key: Caller;
  /** Keys of service accounts, one of each role that they can have. */
  serviceAccounts: Record<Exclude<Role, "owner">, Caller>;
  /** The owner's key for reading only. */
  readOnly: Caller;
  /** Keys that see another project, another cluster, of the team: nothing of `ids`. */
  narrowed: { toProject: Caller; toCluster: Caller };
  /** A member whom operations may remove: brought back for each. */
  spare: Person;
  ids: TeamIds;
}

interface Place {
  door: Door;
  url: string;
}

/** A team made as its people would make it: signed up, invited, accepted. */
export async function rangeTeam(place: Place, name: string): Promise<RangeTeam> {
  const [owner, admin, member, viewer, spare] = await Promise.all(
    ["owner", "admin", "member", "viewer", "spare"].map((who) => newPerson({ ...place, name: `${name}'s ${who}` })),
  );
  if (!owner || !admin || !member || !viewer || !spare) throw new Error("five callers were made");
  const slug = uniqueName();
  const { id } = await owner.session.make("POST", "/teams", { slug, name: `Attack: ${name}` });
  const people = { owner, admin, member, viewer };
  const callers = Object.fromEntries(roles.map((role) => [role, people[role].inTeam(slug)])) as Record<Role, Caller>;
  for (const role of ["admin", "member", "viewer"] as const) await joinTeam(callers.owner, people[role], role);
  await joinTeam(callers.owner, spare, "viewer");
  const ids = await thingsOf(callers.owner, spare.userId);
  return { id, slug, people, callers, owner: callers.owner, spare, ids, ...(await keysOf(place.door, callers.owner, name)) };
}

async function keysOf(
  door: Door,
  owner: Caller,
  team: string,
): Promise<Pick<RangeTeam, "key" | "serviceAccounts" | "readOnly" | "narrowed">> {
  const keyed = async (name: string, body: object): Promise<Caller> => {
    const { key } = await owner.make<{ key: string }>("POST", "/keys", { name, ...body });
    return keyCaller(door, `${team}'s ${name}`, key);
  };
  const ofAccount = async (role: string): Promise<Caller> => {
    const { id } = await owner.make("POST", "/service-accounts", { name: uniqueName(), role });
    return keyed(`service account (${role})`, { serviceAccount: id });
  };
  const { id: project } = await owner.make("POST", "/projects", { name: uniqueName() });
  const { id: cluster } = await owner.make("POST", "/clusters", { name: uniqueName(), project });
  return {
    key: await keyed("key", {}),
    readOnly: await keyed("read-only key", { readOnly: true }),
    serviceAccounts: { viewer: await ofAccount("viewer"), member: await ofAccount("member"), admin: await ofAccount("admin") },
    narrowed: {
      toProject: await keyed("key narrowed to another project", { projectIds: [project] }),
      toCluster: await keyed("key narrowed to another cluster", { clusterIds: [cluster] }),
    },
  };
}

/** One of each thing, none of it running: machine and task are ids that nobody has until a cluster runs. */
async function thingsOf(owner: Caller, member: string): Promise<TeamIds> {
  const made = async (path: string, body?: object): Promise<string> => (await owner.make("POST", path, body)).id;
  const project = await made("/projects", { name: uniqueName() });
  const blueprint = await made("/blueprints", { name: uniqueName(), project });
  const version = await made(`/blueprints/${blueprint}/versions`, { files: [{ path: "blueprint.js", content: SAMPLE_PROGRAM }] });
  const cluster = await made("/clusters", { name: uniqueName(), project });
  const plan = await made(`/clusters/${cluster}/plans`, { blueprintVersionId: version });
  const { operation } = await owner.make<{ operation: { id: string } }>("POST", `/clusters/${cluster}/start`, {
    blueprintVersionId: version,
  });
  const secret = uniqueName();
  await owner.make("PUT", `/secrets/${secret}`, { value: "kept" });
  const webhook = await made("/webhooks", { url: SAMPLE_URL, description: LASTING, types: ["webhook.test"] });
  return {
    ...{ project, member, blueprint, version, plan, cluster, secret, webhook },
    operation: operation.id,
    delivery: await made(`/webhooks/${webhook}/test`),
    invitation: await made("/invitations", { email: `${uniqueName()}@people.test`, role: "viewer" }),
    token: await invitationToken(owner, `${uniqueName()}@people.test`),
    key: await made("/keys", { name: "spare" }),
    serviceAccount: await made("/service-accounts", { name: uniqueName(), role: "viewer" }),
    machine: randomUUID(),
    task: randomUUID(),
  };
}
