import { actionsOf } from "@slipway/core/access";
import { expect, test } from "vitest";
import { emptyKeyForm, givableActions, missingChoice, newKeyInput } from "./key-form.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const held = actionsOf("member");

test("a read-only key of the whole team says just that", () => {
  expect(newKeyInput({ ...emptyKeyForm, name: " ci ", clusterIds: ["c1"] }, { held, now })).toEqual({
    name: "ci",
    readOnly: true,
    expiresAt: "2027-02-19T12:00:00.000Z",
  });
});

test("a narrowed key asks for no action that concerns the whole team, even if it was chosen before", () => {
  const form = {
    ...emptyKeyForm,
    rights: "chosen" as const,
    actions: ["read", "keys.own"] as const,
    reach: "clusters" as const,
    clusterIds: ["c1"],
  };
  expect(newKeyInput(form, { held, now })).toMatchObject({ actions: ["read"], clusterIds: ["c1"] });
  expect(givableActions(held, "clusters")).toEqual(["read", "operate", "exec"]);
});

test("a choice that is empty is asked for", () => {
  expect(missingChoice(emptyKeyForm, held)).toBeNull();
  expect(missingChoice({ ...emptyKeyForm, reach: "projects" }, held)).toBe("Choose one project at least.");
  expect(missingChoice({ ...emptyKeyForm, reach: "clusters", clusterIds: ["c"], rights: "chosen", actions: ["keys.own"] }, held)).toBe(
    "Choose one action at least.",
  );
});
