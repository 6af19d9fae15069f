import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ApiAnswer,
  type ApiCaller,
  apiCaller,
  callerWithKey,
  type Member,
  memberCaller,
  personCaller,
} from "../testing/api-caller.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test?.close());

interface Team {
  teamId: string;
  slug: string;
  owner: ApiCaller;
  ownerId: string;
}

const uniqueSlug = () => `team-${randomUUID().slice(0, 8)}`;

async function newPerson(email = `${randomUUID()}@people.test`): Promise<{ userId: string; email: string; cookie: string }> {
  const body = { email, password: "correct horse battery", name: "Ann" };
  const headers = { origin: PUBLIC_URL, "content-type": "application/json", "x-forwarded-for": `2001:db8:${randomUUID().slice(0, 4)}::1` };
  const send = (path: string) =>
    test.services.authentication.handle(
      new Request(`${PUBLIC_URL}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
    );
  const { user } = (await (await send("/sign-up/email")).json()) as { user: { id: string } };
  return { userId: user.id, email, cookie: await test.sessionCookie(user.id) };
}

const without = ({ cookie }: { cookie: string }): ApiCaller => apiCaller(test.services, { cookie, origin: PUBLIC_URL });

/** By the API alone, as a person makes it. */
async function newTeam(): Promise<Team> {
  const person = await newPerson();
  const slug = uniqueSlug();
  const { status, body } = await without(person)({ method: "POST", path: "/teams", body: { slug, name: "A team" } });
  expect(status).toBe(201);
  return { teamId: String(body.id), slug, ownerId: person.userId, owner: await personCaller(test, { userId: person.userId, slug }) };
}

const codeOf = ({ status, body }: ApiAnswer) => [status, body.code];
const auditOf = async (team: Team) =>
  (await team.owner({ method: "GET", path: "/audit?limit=5" })).body.items as {
    action: string;
    outcome: string;
    detail: object;
    actor: string;
  }[];

describe("a team", () => {
  it("is made by a person, who owns it, with a project and a first audit row", async () => {
    const team = await newTeam();
    expect((await team.owner({ method: "GET", path: "/team" })).body).toMatchObject({
      slug: team.slug,
      role: "owner",
      reach: null,
      actor: `user/${team.ownerId}`,
    });
    expect((await team.owner({ method: "GET", path: "/projects" })).body.items).toEqual([expect.objectContaining({ name: "default" })]);
    expect((await team.owner({ method: "GET", path: "/members" })).body.items).toEqual([
      expect.objectContaining({ userId: team.ownerId, role: "owner" }),
    ]);
    expect(await auditOf(team)).toEqual([
      expect.objectContaining({ action: "teams.create", outcome: "done", actor: `user/${team.ownerId}` }),
    ]);
  });

  it("has a slug of its own, in the form of one, and none of the dashboard's words", async () => {
    const person = without(await newPerson());
    const make = async (slug: string) => (await person({ method: "POST", path: "/teams", body: { slug, name: "x" } })).status;
    const slug = uniqueSlug();
    const both = await Promise.all([make(slug), make(slug)]);
    expect(both.sort()).toEqual([201, 409]);
    for (const bad of ["settings", "api", "new", "Upper", "a", "-x", "x".repeat(41), "../x"])
      expect([bad, await make(bad)]).toEqual([bad, 400]);
  });

  it("is named by the request when a person has several, and need not be when there is one", async () => {
    const person = await newPerson();
    const call = without(person);
    expect(codeOf(await call({ method: "GET", path: "/team" }))).toEqual([400, "INVALID_INPUT"]);
    const slugs = [uniqueSlug(), uniqueSlug()].sort();
    await call({ method: "POST", path: "/teams", body: { slug: slugs[0], name: "One" } });
    expect((await call({ method: "GET", path: "/team" })).body.slug).toBe(slugs[0]);
    await call({ method: "POST", path: "/teams", body: { slug: slugs[1], name: "Two" } });
    expect(codeOf(await call({ method: "GET", path: "/team" }))).toEqual([400, "INVALID_INPUT"]);
    expect((await call({ method: "GET", path: "/team", headers: { "slipway-team": String(slugs[1]) } })).body.name).toBe("Two");
    expect((await call({ method: "GET", path: `/team?team=${slugs[0]}` })).body.name).toBe("One");
    expect((await call({ method: "GET", path: "/me" })).body.teams).toMatchObject([{ slug: slugs[0] }, { slug: slugs[1] }]);
  });

  it("is the key's own, whatever a request with a key says", async () => {
    const [one, two] = [await newTeam(), await newTeam()];
    const { call } = await callerWithKey(test.services, { teamId: one.teamId, role: "viewer" });
    expect((await call({ method: "GET", path: `/team?team=${two.slug}`, headers: { "slipway-team": two.slug } })).body.slug).toBe(one.slug);
  });
});

describe("members", () => {
  const setRole = (call: ApiCaller, userId: string, role: string) => call({ method: "PATCH", path: `/members/${userId}`, body: { role } });
  const remove = (call: ApiCaller, userId: string) => call({ method: "DELETE", path: `/members/${userId}` });

  it("are given no more than the giver holds, and those who hold more are left alone", async () => {
    const team = await newTeam();
    const admin = await memberCaller(test, team, "admin");
    const viewer = await memberCaller(test, team, "viewer");
    expect(codeOf(await setRole(admin.call, viewer.userId, "owner"))).toEqual([403, "FORBIDDEN"]);
    expect(codeOf(await setRole(admin.call, admin.userId, "owner"))).toEqual([403, "FORBIDDEN"]);
    expect(codeOf(await setRole(admin.call, team.ownerId, "viewer"))).toEqual([403, "FORBIDDEN"]);
    expect(codeOf(await remove(admin.call, team.ownerId))).toEqual([403, "FORBIDDEN"]);
    expect((await setRole(admin.call, viewer.userId, "admin")).body).toMatchObject({ role: "admin", email: viewer.email });
    expect((await auditOf(team))[0]).toMatchObject({ action: "members.update", detail: { role: { from: "viewer", to: "admin" } } });
    expect((await remove(admin.call, viewer.userId)).status).toBe(204);
    expect((await viewer.call({ method: "GET", path: "/team" })).status).toBe(404);
  });

  it("keep an owner, however many leave at once", async () => {
    const team = await newTeam();
    const owners: Member[] = [];
    for (let at = 0; at < 5; at += 1) owners.push(await memberCaller(test, team, "owner"));
    const all = [...owners.map(({ userId }) => userId), team.ownerId];
    const tries = Array.from({ length: 50 }, (_, at) => {
      const userId = all[at % all.length] ?? "";
      return at % 2 ? remove(team.owner, userId) : setRole(team.owner, userId, "admin");
    });
    const answers = await Promise.all(tries);
    // 503: a request that waited too long for its turn has changed nothing.
    expect(answers.filter(({ status }) => ![200, 204, 403, 404, 409, 503].includes(status))).toEqual([]);
    const left = (await test.services.database.forTeam(team.teamId).transaction((tx) => tx.members.list({ limit: 50 }))).items;
    expect(left.filter(({ role }) => role === "owner").length).toBeGreaterThanOrEqual(1);
    expect(answers.some(({ status }) => status === 409 || status === 404 || status === 403)).toBe(true);
  });

  it("the only owner can neither be removed nor become less", async () => {
    const team = await newTeam();
    expect(codeOf(await setRole(team.owner, team.ownerId, "admin"))).toEqual([409, "CONFLICT"]);
    expect(codeOf(await remove(team.owner, team.ownerId))).toEqual([409, "CONFLICT"]);
    expect((await setRole(team.owner, team.ownerId, "owner")).status).toBe(200);
  });
});

describe("an invitation", () => {
  const invite = (call: ApiCaller, email: string, role = "member") => call({ method: "POST", path: "/invitations", body: { email, role } });
  const tokenOf = ({ body }: ApiAnswer): string => String(body.link).slice(`${PUBLIC_URL}/invitations/`.length);
  const accept = (cookie: string, token: string) => without({ cookie })({ method: "POST", path: "/invitations/accept", body: { token } });

  it("is shown once, mailed, and makes the person of the address a member", async () => {
    const team = await newTeam();
    const guest = await newPerson();
    const made = await invite(team.owner, guest.email.toUpperCase());
    expect(made.body).toMatchObject({ email: guest.email, role: "member", state: "open", mailed: true });
    expect(test.letters.at(-1)).toMatchObject({ to: guest.email, text: expect.stringContaining(String(made.body.link)) });
    const listed = await team.owner({ method: "GET", path: "/invitations" });
    expect(listed.text).not.toContain(tokenOf(made));
    expect((await accept(guest.cookie, tokenOf(made))).body).toEqual({
      teamId: team.teamId,
      slug: team.slug,
      name: "A team",
      role: "member",
    });
    expect((await without(guest)({ method: "GET", path: "/team" })).body).toMatchObject({ slug: team.slug, role: "member" });
    expect((await team.owner({ method: "GET", path: "/invitations" })).body.items).toMatchObject([{ state: "accepted" }]);
    expect((await auditOf(team))[0]).toMatchObject({ action: "invitations.accept", outcome: "done", actor: `user/${guest.userId}` });
  });

  it("is for one use, in fifty tries at once", async () => {
    const team = await newTeam();
    const guest = await newPerson();
    const token = tokenOf(await invite(team.owner, guest.email));
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(guest.cookie, token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it("is bound to its address: another person with the link is refused, and that is seen", async () => {
    const team = await newTeam();
    const [guest, thief] = [await newPerson(), await newPerson()];
    const token = tokenOf(await invite(team.owner, guest.email));
    expect(codeOf(await accept(thief.cookie, token))).toEqual([403, "FORBIDDEN"]);
    expect((await auditOf(team))[0]).toMatchObject({ action: "invitations.accept", outcome: "denied", actor: `user/${thief.userId}` });
    expect(codeOf(await accept(thief.cookie, "no-such-token"))).toEqual([404, "NOT_FOUND"]);
    expect((await accept(guest.cookie, token)).status).toBe(200);
  });

  it("ends when it is revoked, replaced, or seven days old", async () => {
    const team = await newTeam();
    const guest = await newPerson();
    const first = await invite(team.owner, guest.email);
    const second = await invite(team.owner, guest.email);
    expect((await accept(guest.cookie, tokenOf(first))).status).toBe(409);
    await team.owner({ method: "DELETE", path: `/invitations/${second.body.id}` });
    expect((await accept(guest.cookie, tokenOf(second))).status).toBe(409);
    const third = tokenOf(await invite(team.owner, guest.email));
    const { clock } = test.services.ports;
    const later = { ...test.services, ports: { ...test.services.ports, clock: { now: () => clock.now() + 7 * 24 * 3_600_000 + 1_000 } } };
    const call = apiCaller(later, { cookie: guest.cookie, origin: PUBLIC_URL });
    expect((await call({ method: "POST", path: "/invitations/accept", body: { token: third } })).status).toBe(409);
    expect((await accept(guest.cookie, third)).status).toBe(200);
  });

  it("invites to nothing above the host, and to nothing once the host may not invite any more", async () => {
    const team = await newTeam();
    const [guest, other] = [await newPerson(), await newPerson()];
    const admin = await memberCaller(test, team, "admin");
    expect(codeOf(await invite(admin.call, guest.email, "owner"))).toEqual([403, "FORBIDDEN"]);
    const token = tokenOf(await invite(admin.call, guest.email, "admin"));
    await team.owner({ method: "PATCH", path: `/members/${admin.userId}`, body: { role: "member" } });
    expect((await accept(guest.cookie, token)).status).toBeGreaterThanOrEqual(400);
    const { keyId, call } = await callerWithKey(test.services, { teamId: team.teamId, role: "admin" });
    const byKey = tokenOf(await invite(call, other.email, "viewer"));
    await team.owner({ method: "DELETE", path: `/keys/${keyId}` });
    expect((await accept(other.cookie, byKey)).status).toBeGreaterThanOrEqual(400);
    expect((await test.services.database.forTeam(team.teamId).transaction((tx) => tx.members.list({ limit: 9 }))).items).toHaveLength(2);
  });

  it("does not change the role of who is a member already", async () => {
    const team = await newTeam();
    const token = tokenOf(await invite(team.owner, String((await me(team.owner)).email), "viewer"));
    expect((await team.owner({ method: "POST", path: "/invitations/accept", body: { token } })).status).toBe(409);
    expect((await team.owner({ method: "GET", path: "/team" })).body.role).toBe("owner");
  });

  const me = async (call: ApiCaller) => (await call({ method: "GET", path: "/me" })).body.user as { email: string };
});

describe("projects", () => {
  it("hold clusters and blueprints, and are deleted empty", async () => {
    const team = await newTeam();
    const send = (method: string, path: string, body?: unknown) => team.owner({ method, path, body });
    const { body: project } = await send("POST", "/projects", { name: "shop" });
    expect(codeOf(await send("POST", "/projects", { name: "shop" }))).toEqual([409, "CONFLICT"]);
    const { body: cluster } = await send("POST", "/clusters", { name: "one", project: "shop" });
    expect(cluster.projectId).toBe(project.id);
    expect(codeOf(await send("DELETE", "/projects/shop"))).toEqual([409, "CONFLICT"]);
    expect((await send("PATCH", "/clusters/one", { project: "default" })).body.projectId).not.toBe(project.id);
    expect((await send("PATCH", "/projects/shop", { name: "store" })).body.name).toBe("store");
    expect((await send("DELETE", "/projects/store")).status).toBe(204);
    expect(codeOf(await send("DELETE", "/projects/default"))).toEqual([409, "CONFLICT"]);
    expect(codeOf(await send("PATCH", "/projects/default", { name: "x1" }))).toEqual([409, "CONFLICT"]);
  });
});
