import { expect, test } from "vitest";
import { invitationIn, nextPage } from "./next-page.ts";

test.each(["//evil.test", "/\\evil.test", "https://evil.test/x", "javascript:alert(1)", "\\\\evil.test", "evil", "/\t/evil.test", ""])(
  "does not lead away: %j",
  (next) => {
    expect(new URL(nextPage(next), "https://slipway.test").host).toBe("slipway.test");
  },
);

test("leads back to the page that asked", () => {
  expect(nextPage("/demo/clusters/shop?at=3#x")).toBe("/demo/clusters/shop?at=3#x");
  expect(nextPage(null)).toBe("/");
});

test("knows an invitation by its address", () => {
  expect(invitationIn("/invitations/abc-123")).toBe("abc-123");
  expect(invitationIn("/demo")).toBeNull();
});
