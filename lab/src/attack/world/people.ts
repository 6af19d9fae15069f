import { randomBytes } from "node:crypto";
import { uniqueName } from "../document/sample-value.ts";
import { type Caller, caller } from "../wire/caller.ts";
import type { Door } from "../wire/door.ts";

export interface Person {
  userId: string;
  email: string;
  /** Signed in, with no team named. */
  session: Caller;
  /** The same session in a team. */
  inTeam(slug: string, name?: string): Caller;
}

/** A new account, signed in: as a browser does it. */
export async function newPerson({ door, url, name }: { door: Door; url: string; name: string }): Promise<Person> {
  const email = `${uniqueName()}@people.test`;
  const password = randomBytes(18).toString("base64url");
  const stranger = caller(door, { name, headers: { origin: url } });
  const auth = async (path: string, body: unknown) => {
    const answer = await stranger.send({ method: "POST", path: `/api/auth${path}`, body });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer;
  };
  await auth("/sign-up/email", { email, password, name });
  const signedIn = await auth("/sign-in/email", { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const session = caller(door, { name, headers: { cookie, origin: url } });
  const { user } = await session.make<{ user: { id: string } }>("GET", "/me");
  const inTeam = (slug: string, as = name) => caller(door, { name: as, headers: { cookie, origin: url, "slipway-team": slug } });
  return { userId: user.id, email, session, inTeam };
}

/** Of an open invitation: what its link ends with. */
export async function invitationToken(owner: Caller, email: string, role = "viewer"): Promise<string> {
  const { link } = await owner.make<{ link: string }>("POST", "/invitations", { email, role });
  return link.split("/").at(-1) ?? "";
}

/** Invites the person and accepts for them. */
export async function joinTeam(owner: Caller, person: Person, role: string): Promise<void> {
  await person.session.make("POST", "/invitations/accept", { token: await invitationToken(owner, person.email, role) });
}
