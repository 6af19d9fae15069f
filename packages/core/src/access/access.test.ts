import { expect, test } from "vitest";
import { type Action, actions, actionsOf, heldActions, mayGrant, roles, roleWith } from "./index.ts";

test("each role may do all that the one below it may, and more", () => {
  for (const [at, role] of roles.entries()) {
    const below = roles[at - 1];
    if (!below) continue;
    expect(mayGrant(actionsOf(role), actionsOf(below))).toBe(true);
    expect(mayGrant(actionsOf(below), actionsOf(role))).toBe(false);
  }
  expect([...actionsOf("owner")].sort()).toEqual([...actions].sort());
});

test("a role is known by its actions, and a choice of one's own is no role", () => {
  for (const role of roles) expect(roleWith([...actionsOf(role)].reverse())).toBe(role);
  expect(roleWith(["read", "exec"])).toBeNull();
  expect(roleWith([])).toBeNull();
});

test("a key holds what it asked for as long as its holder's role grants it", () => {
  const asked: Action[] = ["team.manage", "exec", "read"];
  expect(heldActions("owner", asked)).toEqual(["read", "exec", "team.manage"]);
  expect(heldActions("member", asked)).toEqual(["read", "exec"]);
  expect(heldActions("viewer", asked)).toEqual(["read"]);
  expect(heldActions("member", null)).toEqual(actionsOf("member"));
});
