import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address.ts";

const socketAddress = "::ffff:10.0.0.9";

describe("without a proxy", () => {
  it.each([undefined, "1.2.3.4", "1.2.3.4, 5.6.7.8", ["1.1.1.1", "2.2.2.2"], "127.0.0.1"])(
    "%s in the header has no effect",
    (forwardedFor) => {
      expect(clientAddress({ forwardedFor, socketAddress, trustedProxyHops: 0 })).toBe("10.0.0.9");
    },
  );
});

describe("behind proxies of ours", () => {
  it.each([
    [1, "203.0.113.7", "203.0.113.7"],
    [1, "1.2.3.4, 203.0.113.7", "203.0.113.7"],
    [1, "garbage, 203.0.113.7:4711", "203.0.113.7"],
    [1, "1.2.3.4,[2001:db8::1]:443", "2001:db8::1"],
    [1, "fe80::1%eth0", "fe80::1"],
    [2, "9.9.9.9, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
  ])("with %i of them, %s is %s", (trustedProxyHops, forwardedFor, expected) => {
    expect(clientAddress({ forwardedFor, socketAddress, trustedProxyHops })).toBe(expected);
  });

  it("a missing or senseless header leaves who opened the connection", () => {
    expect(clientAddress({ forwardedFor: undefined, socketAddress, trustedProxyHops: 1 })).toBe("10.0.0.9");
    expect(clientAddress({ forwardedFor: "' OR 1=1", socketAddress, trustedProxyHops: 1 })).toBe("10.0.0.9");
    expect(clientAddress({ forwardedFor: "1.2.3.4", socketAddress, trustedProxyHops: 5 })).toBe("10.0.0.9");
    expect(clientAddress({ forwardedFor: undefined, socketAddress: undefined, trustedProxyHops: 0 })).toBe("unknown");
  });
});
