import type { WebSocket } from "ws";
import { closeCodes, type Ending } from "./close-codes.ts";
import type { SessionLimits } from "./session-limits.ts";

interface Watched {
  socket: Pick<WebSocket, "on" | "ping">;
  limits: SessionLimits;
  whyClose(): Promise<string | null>;
  /** Of both directions so far. */
  bytes(): number;
  /** Whether we read nothing from the browser at the moment, its answers to pings included. */
  held(): boolean;
  end(ending: Ending): void;
}

/** Ends what is dead, idle, too old, or no longer allowed. */
export function watchSession({ socket, limits, whyClose, bytes, held, end }: Watched): { stop(): void } {
  const timers = [
    setTimeout(() => end({ reason: "it was open for as long as a terminal may be", code: closeCodes.tooLong }), limits.maxMs),
    pings({ socket, limits, held, end }),
    idleness({ limits, bytes, end }),
    checks({ limits, whyClose, end }),
  ];
  return { stop: () => timers.forEach(clearTimeout) };
}

function pings({ socket, limits, held, end }: Pick<Watched, "socket" | "limits" | "held" | "end">): NodeJS.Timeout {
  let missed = 0;
  socket.on("pong", () => {
    missed = 0;
  });
  return setInterval(() => {
    if (held()) missed = 0;
    if (missed >= limits.missedPings) return end({ reason: "the browser no longer answers", code: closeCodes.ended });
    missed += 1;
    socket.ping();
  }, limits.pingMs);
}

function idleness({ limits, bytes, end }: Pick<Watched, "limits" | "bytes" | "end">): NodeJS.Timeout {
  let seen = 0;
  let sinceMs = performance.now();
  return setInterval(() => {
    if (bytes() !== seen) [seen, sinceMs] = [bytes(), performance.now()];
    else if (performance.now() - sinceMs >= limits.idleMs) end({ reason: "nothing happened for too long", code: closeCodes.idle });
  }, limits.checkMs);
}

/** A database that does not answer takes nobody's rights away, for a while: then they count as gone. */
function checks({ limits, whyClose, end }: Pick<Watched, "limits" | "whyClose" | "end">): NodeJS.Timeout {
  let knownMs = performance.now();
  let asking = false;
  async function check(): Promise<void> {
    asking = true;
    try {
      const why = await whyClose();
      knownMs = performance.now();
      if (why !== null) end({ reason: why, code: closeCodes.notAllowed });
    } catch {
      // Asked again in a moment.
    } finally {
      asking = false;
    }
  }
  return setInterval(() => {
    if (!asking) void check();
    if (performance.now() - knownMs >= limits.unknownMs) end({ reason: "its rights could not be checked", code: closeCodes.notAllowed });
  }, limits.checkMs);
}
