import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { telemetry } from "@slipway/adapters/telemetry";
import type { TerminalRow } from "@slipway/db";
import { closeTerminal, keepTerminal, type TerminalFigures } from "@slipway/usecases";
import type { RequestScope } from "@slipway/usecases/define";
import { WebSocketServer } from "ws";
import { log } from "../log.ts";
import { observeUpgrade } from "../observe-request.ts";
import { problemResponse } from "../rest/problem-response.ts";
import type { Services } from "../services.ts";
import { refuseUpgrade } from "../web-server.ts";
import { type Admitted, admitTerminal } from "./admit-terminal.ts";
import { type SessionLimits, sessionLimits } from "./session-limits.ts";
import { type TerminalSession, terminalSession } from "./terminal-session.ts";

/** A paste comes in one message. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

interface TerminalServerOptions {
  services: Services;
  trustedProxyHops: number;
  limits?: SessionLimits;
}

export interface TerminalServer {
  /** Answers an upgrade: refuses it in HTTP's words, or switches and connects the socket with the terminal that the ticket is for. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all, and resolves once each end is in the audit log. */
  stop(): Promise<void>;
}

export function terminalServer({ services, trustedProxyHops, limits = sessionLimits }: TerminalServerOptions): TerminalServer {
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  const sessions = new Map<TerminalSession, Promise<void>>();
  let stopping = false;

  async function admitted(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const requestId = observeUpgrade({ request, trustedProxyHops });
    try {
      if (stopping) return refuseUpgrade(socket, { status: 503, headers: { "Retry-After": "2" } });
      connect({ request, socket, head }, await admitTerminal(request, { services, requestId }));
    } catch (error) {
      await refuse(socket, problemResponse(error, requestId));
    }
  }

  function connect({ request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer }, at: Admitted): void {
    const { identity, scope, row, terminal } = at;
    let session: TerminalSession | undefined;
    // Called at once, or, where the browser has left meanwhile, never.
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      session = terminalSession({ socket: webSocket, terminal, limits, whyClose: () => whyClose(services, { identity, scope, row }) });
    });
    if (session) track(session, at);
    else {
      terminal.close();
      void audited(scope, row, neverOpen("the browser left before it was open"));
    }
  }

  function track(session: TerminalSession, { scope, row }: Admitted): void {
    const closed = telemetry().metrics.streamOpened("terminal");
    const told = session.ended.then(async (figures) => {
      closed();
      await audited(scope, row, figures);
      sessions.delete(session);
    });
    sessions.set(session, told);
    if (stopping) session.stop();
  }

  return {
    accept: (request, socket, head) => void admitted(request, socket, head),
    async stop() {
      stopping = true;
      const told = [...sessions.values()];
      for (const session of sessions.keys()) session.stop();
      await Promise.all(told);
    },
  };
}

const neverOpen = (reason: string): TerminalFigures => ({ reason, exitCode: null, durationMs: 0, bytesIn: 0, bytesOut: 0 });

/** By the credential as it holds now: what it may no longer do ends what it does. */
async function whyClose(
  services: Services,
  { identity, scope, row }: Pick<Admitted, "identity" | "scope" | "row">,
): Promise<string | null> {
  const now = await services.identities.current(identity);
  return now ? keepTerminal({ ...scope, actor: now.actor }, row) : "the session or key holds no more";
}

async function audited(scope: RequestScope, row: TerminalRow, figures: TerminalFigures): Promise<void> {
  try {
    await closeTerminal(scope, row, figures);
  } catch (error) {
    // Its row stays, and with it the knowledge that it was open: the next terminal of the team audits its end.
    log("warn", "a terminal's end could not be audited yet", { terminalId: row.id, error });
  }
}

async function refuse(socket: Duplex, response: Response): Promise<void> {
  refuseUpgrade(socket, { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() });
}
