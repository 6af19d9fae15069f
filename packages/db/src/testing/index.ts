export { acceptTestStart, createTestCluster, testPlan, testSpec } from "./test-cluster.ts";
export { startTestDatabase, type TestDatabase, type TestServer } from "./test-server.ts";
export { createTestTeam } from "./test-team.ts";
