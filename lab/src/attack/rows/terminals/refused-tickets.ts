import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { caller } from "../../wire/caller.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { verdict } from "../verdict.ts";

/** Who may not ask for a terminal gets no ticket, and nobody gets one for what is another team's. */
export async function* refusedTickets(range: AttackRange, { id, machine, task }: RunningCluster): AsyncGenerator<AttackResult> {
  const { ours, theirs, stranger, door } = range;
  const path = `/api/v1/clusters/${id}/terminals`;
  const own = `/api/v1/clusters/${theirs.ids.cluster}/terminals`;
  const { cookie = "" } = ours.callers.owner.headers;
  const crossSite = caller(door, {
    name: "another site's page",
    headers: { cookie, origin: "https://evil.example", "slipway-team": ours.slug },
  });
  const asked: [string, Promise<{ status: number; text: string }>, number][] = [
    ["nobody", stranger.send({ method: "POST", path, body: { machine } }), 401],
    ["a viewer", ours.callers.viewer.send({ method: "POST", path, body: { machine } }), 403],
    ["a key for reading", ours.readOnly.send({ method: "POST", path, body: { machine } }), 403],
    ["a key that sees another cluster", ours.narrowed.toCluster.send({ method: "POST", path, body: { machine } }), 404],
    ["another site's page with the owner's cookie", crossSite.send({ method: "POST", path, body: { machine } }), 403],
    ["another team, of our cluster", theirs.key.send({ method: "POST", path, body: { machine } }), 404],
    ["another team, of our machine in its own cluster", theirs.key.send({ method: "POST", path: own, body: { machine } }), 404],
    ["another team, of our task in its own cluster", theirs.key.send({ method: "POST", path: own, body: { task } }), 404],
    ["a member, with a user to be", ours.key.send({ method: "POST", path, body: { machine, user: "root" } }), 400],
    ["a member, with a ticket of choice", ours.key.send({ method: "POST", path, body: { machine, ticket: "mine" } }), 400],
    ["a member, for an hour", ours.key.send({ method: "POST", path, body: { machine, expiresAt: "2099-01-01T00:00:00Z" } }), 400],
    ["a member, of a machine and a task", ours.key.send({ method: "POST", path, body: { machine, task } }), 400],
  ];
  for (const [name, asking, status] of asked) {
    const answer = await asking;
    yield verdict(
      `${name} gets no ticket: ${status}`,
      answer.status === status && !answer.text.includes('"ticket":"'),
      () => `${answer.status} ${answer.text}`,
    );
  }
}
