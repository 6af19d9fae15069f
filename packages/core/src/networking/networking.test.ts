import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSpec } from "../blueprint/index.ts";
import {
  type AddressSlice,
  allocateSlices,
  allocateTaskAddress,
  balancerConfig,
  firewallFor,
  machineSubnet,
  nodeAddress,
  OVERLAY_CIDR,
  renderNftables,
  sliceCidrs,
  sliceHolds,
} from "./index.ts";

const parsed = parseSpec({
  specVersion: 1,
  nodeGroups: [
    { name: "master", role: "master", count: 1, provider: "local" },
    { name: "worker", role: "worker", count: 1, provider: "local" },
  ],
  services: ["web", "db", "idle"].map((name) => ({ name, image: "caddy:2" })),
  loadBalancers: [{ name: "front", services: ["web"] }],
  connections: [
    { from: "public", to: "front", minPort: 80, maxPort: 80 },
    { from: "web", to: "db", minPort: 5432, maxPort: 5433 },
    { from: "web", to: "public", minPort: 443, maxPort: 443 },
  ],
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
const { spec } = parsed;
const slices = allocateSlices(
  ["web", "db", "idle", "front"].map((name) => ({ name, count: 1 })),
  {},
);

describe("addresses", () => {
  test("machines have a /20 for each cluster, masters from .10", () => {
    expect(machineSubnet(1)).toBe("10.64.16.0/20");
    expect(machineSubnet(511)).toBe("10.95.240.0/20");
    expect(nodeAddress("10.64.16.0/20", "master", 0)).toBe("10.64.16.10");
    expect(nodeAddress("10.64.16.0/20", "worker", 300)).toBe("10.64.18.44");
    expect(() => machineSubnet(512)).toThrow(RangeError);
  });

  test("slices never overlap, stay while they fit, and start beyond Docker's units", () => {
    const services = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{1,3}$/), count: fc.nat(2_000) }), {
      selector: ({ name }) => name,
      maxLength: 40,
    });
    fc.assert(
      fc.property(services, services, (before, after) => {
        const first = allocateSlices(before, {});
        const second = allocateSlices(after, first);
        const units = Object.values({ ...first, ...second })
          .concat(Object.values(first))
          .flatMap(unitsOf);
        const owners = new Map(
          [...Object.entries(first), ...Object.entries(second)].flatMap(([name, slice]) =>
            unitsOf(slice).map((unit) => [`${unit} ${name}`, unit]),
          ),
        );
        expect(new Set(owners.values()).size).toBe(owners.size);
        expect(units.every((unit) => unit >= 16 && unit < 4096)).toBe(true);
        for (const { name, count } of after) {
          const grown = count > (before.find((service) => service.name === name)?.count ?? count);
          if (first[name] && !grown) expect(second[name]).toEqual(first[name]);
        }
      }),
    );
  });

  test("CIDR blocks are exactly the slice", () => {
    expect(sliceCidrs({ firstUnit: 17, units: 9 })).toEqual(["10.128.17.0/24", "10.128.18.0/23", "10.128.20.0/22", "10.128.24.0/23"]);
    expect(sliceHolds({ firstUnit: 17, units: 9 }, "10.128.25.200")).toBe(true);
    expect(sliceHolds({ firstUnit: 17, units: 9 }, "10.128.26.1")).toBe(false);
  });

  test("a task's address is neither in use nor cooling; a full slice has none", () => {
    const slice = { firstUnit: 16, units: 1 };
    expect(allocateTaskAddress(slice, new Set(["10.128.16.1"]), new Set(["10.128.16.2"]))).toBe("10.128.16.3");
    const all = new Set(Array.from({ length: 255 }, (_, host) => `10.128.16.${host}`));
    expect(allocateTaskAddress(slice, all, new Set())).toBeNull();
  });
});

describe("firewall", () => {
  test("only what a connection names passes, and the load balancer reaches its services", () => {
    expect(firewallFor(spec, slices, "web")).toEqual({
      inbound: [{ from: ["10.128.19.0/24"], minPort: 80, maxPort: 80 }],
      outbound: [
        { to: "public", minPort: 443, maxPort: 443 },
        { to: ["10.128.17.0/24"], minPort: 5432, maxPort: 5433 },
      ],
      echo: ["10.128.17.0/24", "10.128.19.0/24"],
    });
    expect(firewallFor(spec, slices, "idle")).toEqual({ inbound: [], outbound: [], echo: [] });
  });

  test("the rules drop by default, pin the source and leave other tables alone", () => {
    const text = renderNftables(firewallFor(spec, slices, "web"), { address: "10.128.16.7", overlayCidr: OVERLAY_CIDR });
    expect(text.match(/policy drop/g)).toHaveLength(3);
    expect(text).toContain('oifname "eth0" ip saddr != 10.128.16.7 drop');
    expect(text).toContain('iifname "eth0" ip saddr { 10.128.19.0/24 } meta l4proto { tcp, udp } th dport 80 accept');
    expect(text).not.toContain("flush ruleset");
    expect(text).toContain("th dport 53 accept");
  });

  test("who reaches nothing outside asks no resolver outside", () => {
    const text = renderNftables(firewallFor(spec, slices, "db"), { address: "10.128.17.1", overlayCidr: OVERLAY_CIDR });
    expect(text).not.toContain("dport 53");
  });
});

test("a load balancer's configuration names its tasks' addresses, in any order the same", () => {
  const tasks = [
    { name: "web-2", address: "10.128.16.2" },
    { name: "web-1", address: "10.128.16.1" },
  ];
  const text = balancerConfig(spec, "front", tasks);
  expect(text).toContain("bind :80\n  server web-1-10-128-16-1 10.128.16.1:80 check port 80\n  server web-2");
  expect(balancerConfig(spec, "front", tasks.toReversed())).toBe(text);
});

function unitsOf({ firstUnit, units }: AddressSlice): number[] {
  return Array.from({ length: units }, (_, index) => firstUnit + index);
}
