export { acceptTestStart, createTestCluster, testPlan, testSpec } from "./test-cluster.ts";
export { freshTestDatabase, testDatabase, testServerUrl } from "./test-database.ts";
export { createTestDatabase, startTestServer, type TestDatabase, testPasswords } from "./test-server.ts";
export { createTestTeam } from "./test-team.ts";
