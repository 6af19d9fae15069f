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

async function grabs({ ours, door }: AttackRange): Promise<Grab[]> {
  const { owner, callers, people, serviceAccounts, readOnly, ids } = ours;
  const email = () => `${uniqueName()}@people.test`;
  const { key } = await owner.make<{ key: string }>("POST", "/keys", { name: "small", actions: ["read", "keys.own"] });
  const small = keyCaller(door, "a key that may make keys and read", key);
  const ofAdmins = [callers.admin, serviceAccounts.admin].flatMap((caller): Grab[] => [
    { name: "invites an owner", caller, method: "POST", path: "/invitations", body: { email: email(), role: "owner" }, expected: [403] },
    { name: "makes somebody an owner", caller, method: "PATCH", path: `/members/${people.member.userId}`, body: { role: "owner" }, expected: [403] },
    { name: "makes themselves an owner", caller, method: "PATCH", path: `/members/${people.admin.userId}`, body: { role: "owner" }, expected: [403] },
    { name: "makes the owner a viewer", caller, method: "PATCH", path: `/members/${people.owner.userId}`, body: { role: "viewer" }, expected: [403] },
    { name: "removes the owner", caller, method: "DELETE", path: `/members/${people.owner.userId}`, expected: [403] },
    { name: "makes a service account that is an owner", caller, method: "POST", path: "/service-accounts", body: { name: uniqueName(), role: "owner" }, expected: [400, 403] },
    { name: "makes a key that renames the team", caller, method: "POST", path: "/keys", body: { name: "more", actions: ["team.manage"] }, expected: [400, 403] },
  ]);
  const more = { name: "more", actions: ["read", "operate"] };
  return [
    ...ofAdmins,
    { name: "leaves the team without an owner", caller: owner, method: "PATCH", path: `/members/${people.owner.userId}`, body: { role: "viewer" }, expected: [409] },
    { name: "removes the last owner", caller: owner, method: "DELETE", path: `/members/${people.owner.userId}`, expected: [409] },
    { name: "makes a key that may more", caller: small, method: "POST", path: "/keys", body: more, expected: [400, 403] },
    { name: "makes a key of a service account", caller: small, method: "POST", path: "/keys", body: { name: "more", serviceAccount: ids.serviceAccount }, expected: [403] },
    { name: "makes a key", caller: readOnly, method: "POST", path: "/keys", body: { name: "more" }, expected: [403] },
    { name: "makes a key with exec", caller: serviceAccounts.viewer, method: "POST", path: "/keys", body: { name: "more", actions: ["exec"] }, expected: [403] },
    { name: "makes a key of the admins", caller: callers.member, method: "POST", path: "/keys", body: { name: "more", actions: ["audit.read"] }, expected: [400, 403] },
    { name: "revokes another's key", caller: callers.member, method: "DELETE", path: `/keys/${ids.key}`, expected: [404] },
    { name: "sees who is invited", caller: callers.member, method: "GET", path: "/invitations", expected: [403] },
  ];
}
