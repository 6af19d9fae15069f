/** Next's route handler and nothing else, behind a server like ours: the floor of what an answer can cost. Prints its port. */
import { createServer } from "node:http";
// Not TypeScript: Next's types would say of every program here what an environment is.
import next from "next";

const KEEP_ALIVE_MS = 65_000;

const app = next({ dev: false, dir: import.meta.dirname, hostname: "127.0.0.1", port: 0, httpServer: createServer(), quiet: true });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => void handle(request, response));
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
