import { describe, expect, it } from "vitest";
import { apiKeyPrefix, hashApiKey, looksLikeApiKey, newApiKey } from "./api-key.ts";

describe("API keys", () => {
  it("are their own, recognisable, and kept as a hash", () => {
    const one = newApiKey();
    const other = newApiKey();
    expect(one.key).not.toBe(other.key);
    expect(one.key).toMatch(/^slw_live_[0-9a-f]{48}_[0-9a-z]{7}$/);
    expect(one).toMatchObject({ prefix: apiKeyPrefix(one.key), keyHash: hashApiKey(one.key) });
    expect(one.keyHash).not.toContain(one.key);
  });

  it("tell a typing error by their checksum", () => {
    const { key } = newApiKey();
    const typo = key.replace(/[0-9a-f](?=_[0-9a-z]{7}$)/, (digit) => (digit === "0" ? "1" : "0"));
    expect(looksLikeApiKey(key)).toBe(true);
    expect([typo, "", "slw_live_", `${key}x`].map(looksLikeApiKey)).toEqual([false, false, false, false]);
  });
});
