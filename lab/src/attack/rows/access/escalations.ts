import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { uniqueName } from "../../document/sample-value.ts";
import { told } from "../../wire/answers.ts";
import { type Caller, keyCaller } from "../../wire/caller.ts";
import { verdict } from "../verdict.ts";

interface Grab {
  name: string;
  caller: Caller;
  method: string;
  path: string;
  body?: unknown;
  expected: number[];
}

/** Each grants more than its asker holds, or takes from who holds more. */
export async function* escalations(range: AttackRange): AsyncGenerator<AttackResult> {
  for (const { name, caller, method, path, body, expected } of await grabs(range)) {
    const answer = await caller.send({ method, path: `/api/v1${path}`, body });
    yield verdict(`${caller.name}: ${name}`, expected.includes(answer.status), () =>
      told(`${method} ${path} ${JSON.stringify(body)}`, answer, expected.join(" or ")),
    );
  }
}

const asked = (name: string, caller: Caller, expected: number[]) => ({ name, caller, expected });
const email = (): string => `${uniqueName()}@people.test`;
const newKey = (body: object) => ({ method: "POST", path: "/keys", body: { name: "more", ...body } });
const toRole = (userId: string, role: string) => ({ method: "PATCH", path: `/members/${userId}`, body: { role } });

async function grabs(range: AttackRange): Promise<Grab[]> {
  const { ours } = range;
  const { owner, callers, people, ids } = ours;
  return [
    ...[callers.admin, ours.serviceAccounts.admin].flatMap((caller) => ofAdmin(range, caller)),
    ...(await byKeys(range)),
    { ...asked("leaves the team without an owner", owner, [409]), ...toRole(people.owner.userId, "viewer") },
    { ...asked("removes the last owner", owner, [409]), method: "DELETE", path: `/members/${people.owner.userId}` },
    { ...asked("makes a key of the admins", callers.member, [400, 403]), ...newKey({ actions: ["audit.read"] }) },
    { ...asked("revokes another's key", callers.member, [404]), method: "DELETE", path: `/keys/${ids.key}` },
    { ...asked("sees who is invited", callers.member, [403]), method: "GET", path: "/invitations" },
  ];
}

function ofAdmin({ ours: { people } }: AttackRange, caller: Caller): Grab[] {
  const account = { name: uniqueName(), role: "owner" };
  return [
    { ...asked("invites an owner", caller, [403]), method: "POST", path: "/invitations", body: { email: email(), role: "owner" } },
    { ...asked("makes somebody an owner", caller, [403]), ...toRole(people.member.userId, "owner") },
    { ...asked("makes themselves an owner", caller, [403]), ...toRole(people.admin.userId, "owner") },
    { ...asked("makes the owner a viewer", caller, [403]), ...toRole(people.owner.userId, "viewer") },
    { ...asked("removes the owner", caller, [403]), method: "DELETE", path: `/members/${people.owner.userId}` },
    { ...asked("makes a service account that is an owner", caller, [400, 403]), method: "POST", path: "/service-accounts", body: account },
    { ...asked("makes a key that renames the team", caller, [400, 403]), ...newKey({ actions: ["team.manage"] }) },
  ];
}

async function byKeys({ ours, door }: AttackRange): Promise<Grab[]> {
  const { key } = await ours.owner.make<{ key: string }>("POST", "/keys", { name: "small", actions: ["read", "keys.own"] });
  const small = keyCaller(door, "a key that may make keys and read", key);
  return [
    { ...asked("makes a key that may more", small, [400, 403]), ...newKey({ actions: ["read", "operate"] }) },
    { ...asked("makes a key of a service account", small, [403]), ...newKey({ serviceAccount: ours.ids.serviceAccount }) },
    { ...asked("makes a key", ours.readOnly, [403]), ...newKey({}) },
    { ...asked("makes a key with exec", ours.serviceAccounts.viewer, [403]), ...newKey({ actions: ["exec"] }) },
  ];
}
