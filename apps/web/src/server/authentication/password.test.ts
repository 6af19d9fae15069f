import { scryptSync } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { expect, it } from "vitest";
import { passwordMatches } from "./password.ts";

const earlier = (password: string): string => {
  const salt = Buffer.from("0123456789abcdef");
  const key = scryptSync(password, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
  return `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
};

it.each([
  ["better-auth's hash", hashPassword],
  ["a hash of before", async (password: string) => earlier(password)],
])("%s matches its own password only", async (_, make) => {
  const hash = await make("correct horse");
  expect(await passwordMatches({ hash, password: "correct horse" })).toBe(true);
  expect(await passwordMatches({ hash, password: "Correct horse" })).toBe(false);
  expect(await passwordMatches({ hash, password: "" })).toBe(false);
});
