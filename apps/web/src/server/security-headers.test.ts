import { expect, it } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const directives = (nonce: string) => {
  const policy = securityHeaders({ nonce, isSecure: false })["Content-Security-Policy"] ?? "";
  return new Map(policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]));
};

it("lets no script run but those that carry the answer's nonce and what they load", () => {
  expect(directives("abc").get("script-src")).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  expect(directives("abc").get("script-src-attr")).toEqual(["'none'"]);
  for (const name of ["default-src", "connect-src", "worker-src", "form-action"]) expect(directives("abc").get(name)).toEqual(["'self'"]);
  for (const name of ["object-src", "base-uri", "frame-src", "frame-ancestors"]) expect(directives("abc").get(name)).toEqual(["'none'"]);
});

it("asks for TLS to stay where there is TLS", () => {
  expect(securityHeaders({ nonce: "a", isSecure: true })).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders({ nonce: "a", isSecure: false })).not.toHaveProperty("Strict-Transport-Security");
});
