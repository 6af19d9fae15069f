import type { LiveOperation } from "../document/live-document.ts";
import { referenceOf, type TeamIds } from "../document/references.ts";
import { SAMPLE_URL, uniqueName } from "../document/sample-value.ts";
import type { Caller } from "../wire/caller.ts";
import { invitationToken, joinTeam, type Person } from "./people.ts";

/** The description of the webhook that stays. */
export const LASTING = "stays";

/** More than are asked about at once. */
const KEPT_WEBHOOKS = 10;

type Maker = (owner: Caller, spare: Person) => Promise<Partial<TeamIds>>;

const named = async (owner: Caller, path: string, more: object = {}): Promise<string> =>
  (await owner.make("POST", path, { name: uniqueName(), ...more })).id;

async function webhookWithDelivery(owner: Caller): Promise<Partial<TeamIds>> {
  // A team has only so many: those of long ago go, by whichever question comes first.
  const { items } = await owner.make<{ items: { id: string; description: string }[] }>("GET", "/webhooks?limit=100");
  const old = items.filter(({ description }) => description !== LASTING).sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const { id } of old.slice(KEPT_WEBHOOKS)) await owner.send({ method: "DELETE", path: `/api/v1/webhooks/${id}` });
  const { id: webhook } = await owner.make("POST", "/webhooks", { url: SAMPLE_URL, types: ["webhook.test"] });
  const { id: delivery } = await owner.make("POST", `/webhooks/${webhook}/test`);
  return { webhook, delivery };
}

/** What an operation may take away or change for good is made anew for each question. */
const makers: Partial<Record<keyof TeamIds, Maker>> = {
  project: async (owner) => ({ project: await named(owner, "/projects") }),
  member: async (owner, spare) => {
    const { items } = await owner.make<{ items: { userId: string }[] }>("GET", "/members?limit=100");
    if (!items.some(({ userId }) => userId === spare.userId)) await joinTeam(owner, spare, "viewer");
    return { member: spare.userId };
  },
  invitation: async (owner) => ({
    invitation: (await owner.make("POST", "/invitations", { email: `${uniqueName()}@people.test`, role: "viewer" })).id,
  }),
  key: async (owner) => ({ key: await named(owner, "/keys") }),
  serviceAccount: async (owner) => ({ serviceAccount: await named(owner, "/service-accounts", { role: "viewer" }) }),
  blueprint: async (owner) => ({ blueprint: await named(owner, "/blueprints") }),
  cluster: async (owner) => ({ cluster: await named(owner, "/clusters") }),
  secret: async (owner) => {
    const secret = uniqueName();
    await owner.make("PUT", `/secrets/${secret}`, { value: "fresh" });
    return { secret };
  },
  webhook: webhookWithDelivery,
};

interface Asked {
  ids: TeamIds;
  owner: Caller;
  spare: Person;
}

/** The team's ids for one question: those of things that the operation changes are fresh. */
export async function freshIds(operation: LiveOperation, team: Asked, asker?: Person): Promise<TeamIds> {
  if (operation.method === "GET") return team.ids;
  // An invitation is for who is invited: whoever asks is.
  if (asker && operation.fields.some(({ name }) => name === "token")) {
    return { ...team.ids, token: await invitationToken(team.owner, asker.email) };
  }
  const things = operation.fields.filter(({ place }) => place === "path").flatMap(({ name }) => referenceOf(name) ?? []);
  // What runs in a cluster is not made anew: neither is its cluster.
  const runs = operation.fields.some(({ name }) => name === "machine" || name === "task");
  const made = await Promise.all(
    things.filter((thing) => !(runs && thing === "cluster")).map(async (thing) => (await makers[thing]?.(team.owner, team.spare)) ?? {}),
  );
  return Object.assign({}, team.ids, ...made) as TeamIds;
}
