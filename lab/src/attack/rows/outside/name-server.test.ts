import { execFile } from "node:child_process";
import { Resolver } from "node:dns/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type NameServer, openNameServer } from "./name-server.ts";

let server: NameServer;
beforeAll(async () => {
  server = await openNameServer();
});
afterAll(() => server.close());

function resolver(): Resolver {
  const own = new Resolver();
  own.setServers([server.address]);
  return own;
}

test("a name changes its addresses from one question to the next, of both families, without a time to live", async () => {
  server.set("rebinds.example.com", ["11.0.0.2"], ["127.0.0.1", "fd00:ec2::254"]);
  expect(await resolver().resolve4("rebinds.example.com", { ttl: true })).toEqual([{ address: "11.0.0.2", ttl: 0 }]);
  expect(await resolver().resolve4("rebinds.example.com")).toEqual(["127.0.0.1"]);
  await expect(resolver().resolve6("rebinds.example.com")).rejects.toMatchObject({ code: "ENODATA" });
  expect(await resolver().resolve6("REBINDS.example.com")).toEqual(["fd00:ec2::254"]);
  expect(server.asked("rebinds.example.com")).toBe(2);
});

test("a name may be another's alias, or have an address of IPv4 written as one of IPv6", async () => {
  server.set("alias.example.com", ["inside.example.net", "127.0.0.1"]);
  expect(await resolver().resolve4("alias.example.com")).toEqual(["127.0.0.1"]);
  server.set("mapped.example.com", ["::ffff:127.0.0.1"]);
  expect(await resolver().resolve6("mapped.example.com")).toEqual(["::ffff:127.0.0.1"]);
});

test("a name that was not set is unknown", async () => {
  await expect(resolver().resolve4("nobody.example.com")).rejects.toMatchObject({ code: "ENOTFOUND" });
});

test("a process that is started with the preload asks this name server", async () => {
  server.set("preloaded.example.com", ["11.0.0.3"]);
  const program = `import { Resolver } from "node:dns/promises"; console.log(await new Resolver({ timeout: 900 }).resolve4("preloaded.example.com"))`;
  const argv = ["--import", path.join(import.meta.dirname, "dns-preload.ts"), "--input-type=module", "-e", program];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { env: { ...process.env, SLIPWAY_ATTACK_DNS: server.address } });
  expect(stdout).toContain("11.0.0.3");
});
