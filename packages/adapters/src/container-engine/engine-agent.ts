import http from "node:http";
import type { Duplex } from "node:stream";
import type { ByteStream } from "@slipway/core/ports";

/** Keeps streams to the engine open and uses them again: one more channel costs a round trip. */
export function engineAgent(openSocket: () => Promise<ByteStream>): http.Agent {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 4 });
  return Object.assign(agent, {
    createConnection(_options: unknown, done: (error: Error | null, stream?: Duplex) => void) {
      openSocket().then(
        (stream) => done(null, likeSocket(stream)),
        (error: Error) => done(error),
      );
    },
  });
}

/** An SSH channel has none of a TCP socket's settings that Node's agent touches; they mean nothing here. */
function likeSocket(stream: ByteStream): Duplex {
  const settings = {
    setKeepAlive: () => stream,
    setTimeout: () => stream,
    setNoDelay: () => stream,
    ref: () => stream,
    unref: () => stream,
  };
  const missing = Object.entries(settings).filter(([name]) => !(name in stream));
  return Object.assign(stream, Object.fromEntries(missing)) as unknown as Duplex;
}
