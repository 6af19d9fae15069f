import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { isAccepted, mutations } from "./reference-library.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const now = new Date();
const body = '{"a":1}';
const headers = {
  "webhook-id": "m1",
  "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
  "webhook-signature": new Webhook(secret).sign("m1", now, body),
};

test("a message is accepted with its secret, near its time", () => {
  expect(isAccepted(secret, { headers, body })).toBe(true);
  expect(isAccepted(secret, { headers, body }, now.getTime() + 299_000)).toBe(true);
  expect(isAccepted(secret, { headers, body }, now.getTime() + 302_000)).toBe(false);
  expect(isAccepted(secret, { headers, body }, now.getTime() - 302_000)).toBe(false);
  expect(isAccepted(`whsec_${Buffer.alloc(32, 8).toString("base64")}`, { headers, body })).toBe(false);
  expect(Math.abs(Date.now() - now.getTime())).toBeLessThan(60_000);
});

test("there is a mutation for each byte, and each differs", () => {
  const all = mutations({ headers, body });
  expect(all.map(([part, { length }]) => [part, length])).toEqual([
    ["body", 7],
    ["webhook-id", 2],
    ["webhook-timestamp", 10],
    ["webhook-signature", 47],
  ]);
  for (const [, changed] of all) for (const one of changed) expect(one).not.toEqual({ headers, body });
});
