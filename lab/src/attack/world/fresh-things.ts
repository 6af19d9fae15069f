import type { LiveOperation } from "../document/live-document.ts";
import { referenceOf, type TeamIds } from "../document/references.ts";
import { SAMPLE_URL, uniqueName } from "../document/sample-value.ts";
import type { Caller } from "../wire/caller.ts";
import { invitationToken, joinTeam, type Person } from "./people.ts";

type Maker = (owner: Caller, spare: Person) => Promise<Partial<TeamIds>>;

const named = async (owner: Caller, path: string, more: object = {}): Promise<string> =>
  (await owner.make("POST", path, { name: uniqueName(), ...more })).id;

async function webhookWithDelivery(owner: Caller): Promise<Partial<TeamIds>> {
  // A team has only so many: those that earlier questions were about go.
  const { items } = await owner.make<{ items: { id: string; description: string }[] }>("GET", "/webhooks?limit=100");
  for (const { id, description } of items) if (description === "fresh") await owner.make("DELETE", `/webhooks/${id}`);
  const { id: webhook } = await owner.make("POST", "/webhooks", { url: SAMPLE_URL, description: "fresh" });
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
  // For the spare, who is a member already: taken, and nothing new.
  token: async (owner, spare) => ({ token: await invitationToken(owner, spare.email) }),
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

/** The team's ids for one question: those of things that the operation changes are fresh. */
export async function freshIds(operation: LiveOperation, team: { ids: TeamIds; owner: Caller; spare: Person }): Promise<TeamIds> {
  if (operation.method === "GET") return team.ids;
  const things = operation.fields
    .filter(({ name, place }) => place === "path" || name === "token")
    .flatMap(({ name }) => referenceOf(name) ?? []);
  // What runs in a cluster is not made anew: neither is its cluster.
  const runs = operation.fields.some(({ name }) => name === "machine" || name === "task");
  const made = await Promise.all(
    things.filter((thing) => !(runs && thing === "cluster")).map(async (thing) => (await makers[thing]?.(team.owner, team.spare)) ?? {}),
  );
  return Object.assign({}, team.ids, ...made) as TeamIds;
}
