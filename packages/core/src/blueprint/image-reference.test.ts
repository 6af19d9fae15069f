import { expect, it } from "vitest";
import { imageReference } from "./image-reference.ts";

const digest = `sha256:${"0a".repeat(32)}`;

it.each([
  "caddy",
  "caddy:2",
  "library/caddy:2.10-alpine",
  "registry.example.com/team/app",
  "Registry.Example.com:5000/team/my_app__x/a-b.c:v1_2.3-rc",
  "localhost:5000/app",
  `caddy@${digest}`,
  `ghcr.io/team/app:1@${digest}`,
  "a".repeat(200),
])("%s is one", (image) => expect(imageReference.safeParse(image).success).toBe(true));

it.each([
  "",
  "-x",
  "--help",
  "Caddy",
  "caddy:",
  "caddy:-x",
  "caddy:--help",
  `caddy:${"a".repeat(129)}`,
  "caddy:../../etc",
  "../caddy",
  "caddy/",
  "/caddy",
  "a//b",
  "file:///etc/passwd",
  "http://registry/app",
  "caddy:2 -v /:/host",
  "caddy:2;id",
  "caddy:2\n",
  "caddy@sha256:12",
  "a".repeat(513),
])("%j is none", (image) => expect(imageReference.safeParse(image).success).toBe(false));

it("takes no time that grows with what nearly matches", () => {
  expect(imageReference.safeParse(`${"a-".repeat(127)}`).success).toBe(false);
  expect(imageReference.safeParse(`${"a.".repeat(120)}/`).success).toBe(false);
});
