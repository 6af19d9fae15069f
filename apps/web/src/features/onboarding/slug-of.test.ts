import { newTeam } from "@slipway/usecases/teams/schemas";
import { expect, test } from "vitest";
import { slugOf } from "./slug-of.ts";

test.each([
  ["Hafen & Söhne", "hafen-sohne"],
  ["  ACME  Inc. ", "acme-inc"],
  ["42 Wallaby Way", "wallaby-way"],
  ["日本", ""],
])("%j becomes %j", (name, slug) => expect(slugOf(name)).toBe(slug));

test("what comes out is taken as a team's address, however long the name", () => {
  const slug = slugOf(`${"harbour ".repeat(5)} and more of it`);
  expect(newTeam.safeParse({ slug, name: "x" }).success).toBe(true);
});
