import http from "node:http";
import type { Duplex } from "node:stream";
import type { ByteStream } from "@slipway/core/ports";

/** Keeps streams to the engine open and uses them again: one more channel costs a round trip. */
export function engineAgent(openSocket: () => Promise<ByteStream>): http.Agent {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 4 });
  return Object.assign(agent, {
    createConnection(_options: unknown, done: (error: Error | null, stream?: Duplex) => void) {
      openSocket().then(
        (stream) => done(null, stream as unknown as Duplex),
        (error: Error) => done(error),
      );
    },
    // An SSH channel has none of a TCP socket's settings that Node would touch here.
    keepSocketAlive: () => true,
    reuseSocket: () => undefined,
  });
}
