import { expect, test } from "vitest";
import { keyState } from "./key-state.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const holder = { kind: "user" as const, id: "u", name: "Ada" };
const ends = (expiresAt: string | null) => keyState({ revokedAt: null, expiresAt, holder }, now);

test("a key is told to expire a week before it does", () => {
  expect(ends(null)).toBe("active");
  expect(ends("2026-12-21T12:00:00Z")).toBe("active");
  expect(ends("2026-11-25T12:00:00Z")).toBe("expiring");
  expect(ends("2026-11-21T12:00:00Z")).toBe("expired");
});

test("a revoked key and one without a holder are dead, however long they had", () => {
  expect(keyState({ revokedAt: "2026-11-20T12:00:00Z", expiresAt: null, holder }, now)).toBe("revoked");
  expect(keyState({ revokedAt: null, expiresAt: null, holder: { ...holder, name: "" } }, now)).toBe("revoked");
});
