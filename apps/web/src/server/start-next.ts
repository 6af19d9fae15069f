import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { type BundleParts, takeParts } from "./bundle-parts.ts";
import { log } from "./log.ts";
import { TERMINAL_PATH } from "./terminal/terminal-path.ts";

const LOOPBACK = "127.0.0.1";

interface NextOptions {
  /** Where `.next` is. */
  dir: string;
  host: string;
  port: number;
}

/** Next's built pages and routes as a listener, and what we share with them. Throws when the settings have faults. */
export async function startNext({ dir, host, port }: NextOptions): Promise<{ page: RequestListener; parts: BundleParts }> {
  // Next listens for upgrades on the server that it is given: this one never gets any.
  const app = next({ dev: false, dir, hostname: host, port, httpServer: createServer(), quiet: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  const page: RequestListener = (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log("error", "a request failed outside of its handler", { error });
      response.destroy();
    });
  };
  // Its route offers the bundle's parts.
  await ask(page, TERMINAL_PATH);
  return { page, parts: takeParts() };
}

/** One request of ours, before anybody else's: its route is loaded then. */
async function ask(page: RequestListener, path: string): Promise<void> {
  const server = createServer(page).listen(0, LOOPBACK);
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    await (await fetch(`http://${LOOPBACK}:${port}${path}`)).arrayBuffer();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
