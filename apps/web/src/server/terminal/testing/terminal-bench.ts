import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { sshHostShell } from "@slipway/adapters/host-shell";
import { type LocalSshd, startLocalSshd } from "@slipway/adapters/host-shell/testing";
import { appName } from "@slipway/adapters/task-runtime";
import type { AuditRow } from "@slipway/core/audit";
import { executionStore } from "@slipway/db";
import { WebSocket } from "ws";
import { remoteHosts } from "../../remote-hosts.ts";
import type { ApiCaller } from "../../testing/api-caller.ts";
import type { TeamWorld } from "../../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../../testing/test-services.ts";
import { startWebServer } from "../../web-server.ts";
import { TERMINAL_PATH } from "../terminal-path.ts";
import { terminalServer } from "../terminal-server.ts";

export interface TerminalBench {
  test: TestServices;
  /** The world's machine is now the one that this sshd stands for; its task stays a fake. */
  moveToSshd(world: TeamWorld): Promise<void>;
  dial(path: string, headers: Record<string, string>): Promise<Dialled>;
  stopTerminals(): Promise<void>;
  close(): Promise<void>;
}

export type Dialled = { refused: number; body: string } | { refused: null; socket: WebSocket; screen: Screen };

export interface Screen {
  text(): string;
  /** What came as JSON. */
  said: unknown[];
  closed: Promise<{ code: number; reason: string }>;
}

/** The terminal's server as main.ts builds it, with machines behind a real sshd. */
export async function startTerminalBench(): Promise<TerminalBench> {
  const test = await startTestServices();
  const sshd = await startLocalSshd();
  const terminals = terminalServer({ services: withSshd(test, sshd), trustedProxyHops: 0 });
  const sockets = { [TERMINAL_PATH]: terminals.accept };
  const server = await startWebServer({
    host: "127.0.0.1",
    port: 0,
    answer: (_, response) => void response.end(),
    sockets,
    stopWithinMs: 100,
  });

  return {
    test,
    moveToSshd: (world) => moveToSshd(test, world, sshd),
    dial: (path, headers) => dial(`ws://127.0.0.1:${server.port}${path}`, headers),
    stopTerminals: terminals.stop,
    async close() {
      await terminals.stop();
      await server.stop();
      await sshd.close();
      await test.close();
    },
  };
}

function withSshd({ services, machines }: TestServices, sshd: LocalSshd): TestServices["services"] {
  const shell = sshHostShell();
  const hosts = remoteHosts({
    // The sshd knows who runs it, not the user that our machines have.
    connectAlone: (target, signal) => shell.connect({ ...target, user: sshd.target.user }, { signal }),
    sessionOf: (target, signal) => machines.hostShell.connect(target, { signal }),
    engineOf: ({ machineId }) => machines.engines.engineOf(machineId),
    containerOf: appName,
    secrets: services.ports.secrets,
  });
  return { ...services, ports: { ...services.ports, hosts } };
}

async function moveToSshd({ services }: TestServices, { teamId, ids }: TeamWorld, { target }: LocalSshd): Promise<void> {
  const { database, ports } = services;
  const ssh = { host: target.host, port: target.port };
  await executionStore(database, { clock: ports.clock }).forTeam(teamId).patchMachine(ids.machine, { ssh, hostKeyPublic: target.hostKey });
  await ports.secrets.put(
    { teamId, scope: `cluster/${ids.cluster}`, name: "login-key" },
    JSON.stringify({ privateKey: target.privateKey }),
  );
}

async function dial(url: string, headers: Record<string, string>): Promise<Dialled> {
  const socket = new WebSocket(url, { headers });
  const screen = screenOf(socket);
  const opened = once(socket, "open").then(() => null);
  const refused = once(socket, "unexpected-response").then((args) => args[1] as IncomingMessage);
  socket.on("error", () => undefined);
  const response = await Promise.race([opened, refused]);
  if (response === null) return { refused: null, socket, screen };
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { refused: response.statusCode ?? 0, body };
}

function screenOf(socket: WebSocket): Screen {
  const chunks: Buffer[] = [];
  const said: unknown[] = [];
  socket.on("message", (data: Buffer, isBinary) => void (isBinary ? chunks.push(data) : said.push(JSON.parse(String(data)))));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) })),
  );
  return { text: () => Buffer.concat(chunks).toString("utf8"), said, closed };
}

export const bearer = ({ key }: { key: string }): Record<string, string> => ({ authorization: `Bearer ${key}` });

export async function ownerHeaders({ test }: TerminalBench, { userId }: TeamWorld): Promise<Record<string, string>> {
  return { cookie: await test.sessionCookie(userId), origin: PUBLIC_URL };
}

export function opened(dialled: Dialled): Dialled & { refused: null } {
  if (dialled.refused !== null) throw new Error(`refused: ${dialled.refused} ${dialled.body}`);
  return dialled;
}

/** In order. */
export async function auditOf({ test }: TerminalBench, { teamId }: TeamWorld, action: string): Promise<AuditRow[]> {
  const { items } = await test.services.database.forTeam(teamId).transaction((tx) => tx.audit.list({ limit: 1_000 }));
  return items.filter((row) => row.action === action).reverse();
}

/** The path that a ticket asked for by this caller opens. */
export async function ticketPath(
  call: ApiCaller,
  { ids }: TeamWorld,
  more: Record<string, unknown> = { machine: ids.machine },
): Promise<string> {
  const { status, text, body } = await call({ method: "POST", path: `/clusters/${ids.cluster}/terminals`, body: more });
  if (status !== 201) throw new Error(`no ticket: ${status} ${text}`);
  return String(body.path);
}
