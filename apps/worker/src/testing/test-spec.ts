import { type ClusterSpec, clusterSpec } from "@slipway/core/blueprint";

interface TestSpec {
  masters?: number;
  workers?: number;
  web?: number;
  env?: Record<string, string | { secret: string }>;
}

/** Fake machines; a service `web` behind a load balancer at public port 80. */
export function testSpec({ masters = 1, workers = 2, web = 3, env = {} }: TestSpec = {}): ClusterSpec {
  return clusterSpec.parse({
    specVersion: 1,
    nodeGroups: [
      { name: "master", role: "master", count: masters, provider: "fake" },
      { name: "worker", role: "worker", count: workers, provider: "fake" },
    ],
    services: [{ name: "web", image: "caddy:2", count: web, env }],
    loadBalancers: [{ name: "web-lb", services: ["web"] }],
    connections: [
      { from: "public", to: "web-lb", minPort: 80, maxPort: 80 },
      { from: "web-lb", to: "web", minPort: 80, maxPort: 80 },
    ],
  });
}
