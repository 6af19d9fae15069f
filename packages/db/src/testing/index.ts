export { startTestDatabase, type TestDatabase, type TestServer } from "./test-server.ts";
export { createTestTeam } from "./test-team.ts";
