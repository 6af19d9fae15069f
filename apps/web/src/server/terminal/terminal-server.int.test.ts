import { createHash } from "node:crypto";
import { appName } from "@slipway/adapters/task-runtime";
import { executionStore } from "@slipway/db";
import { teamAdmin } from "@slipway/db/system";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebSocket } from "ws";
import { callerWithKey, memberCaller, personCaller } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL } from "../testing/test-services.ts";
import { FRESH_MS } from "../watch-credential.ts";
import { sessionLimits } from "./session-limits.ts";
import { type Dialled, startTerminalBench, type TerminalBench, ticketPath } from "./testing/terminal-bench.ts";

let bench: TerminalBench;
let ours: TeamWorld;
let theirs: TeamWorld;
const patiently = { timeout: 20_000 };

beforeAll(async () => {
  bench = await startTerminalBench();
  ours = await makeTeamWorld(bench.test, "ours");
  theirs = await makeTeamWorld(bench.test, "theirs");
  await bench.moveToSshd(ours);
});
afterAll(() => bench?.close());

const bearer = ({ key }: { key: string }) => ({ authorization: `Bearer ${key}` });

function opened(dialled: Dialled) {
  if (dialled.refused !== null) throw new Error(`refused: ${dialled.refused} ${dialled.body}`);
  return dialled;
}

const type = (socket: WebSocket, text: string): void => socket.send(Buffer.from(text));

async function auditOf(world: TeamWorld, action: string) {
  const rows = await bench.test.services.database.forTeam(world.teamId).transaction((tx) => tx.audit.chain());
  return rows.filter((row) => row.action === action);
}

async function ownerHeaders(): Promise<Record<string, string>> {
  return { cookie: await bench.test.sessionCookie(ours.userId), origin: PUBLIC_URL };
}

describe("a terminal", () => {
  it("is a login shell on the machine, until it exits; asked for, opened and closed in the audit log", async () => {
    const path = await ticketPath(ours.admin.call, ours, { machine: ours.ids.machine, cols: 91, rows: 33 });
    const { socket, screen } = opened(await bench.dial(path, bearer(ours.admin)));
    type(socket, "stty size; echo $((6 * 7))\r");
    await expect.poll(screen.text, patiently).toMatch(/33 91[\s\S]*42/);
    socket.send(JSON.stringify({ resize: { cols: 120, rows: 40 } }));
    type(socket, "stty size; exit 3\r");
    expect(await screen.closed).toMatchObject({ code: 1000 });
    expect(screen.text()).toContain("40 120");
    expect(screen.said).toEqual([{ exit: 3 }]);

    const target = `machine/${ours.ids.machine}`;
    expect((await auditOf(ours, "terminals.create")).at(-1)).toMatchObject({ target, detail: { program: "(shell)" } });
    expect((await auditOf(ours, "terminals.open")).at(-1)).toMatchObject({ target, outcome: "done", actor: `key/${ours.admin.keyId}` });
    await expect.poll(async () => (await auditOf(ours, "terminals.close")).length, patiently).toBe(1);
    expect((await auditOf(ours, "terminals.close"))[0]).toMatchObject({
      target,
      detail: {
        reason: "the program ended",
        exitCode: 3,
        bytesIn: expect.any(Number),
        bytesOut: expect.any(Number),
        durationMs: expect.any(Number),
      },
    });
  });

  it("runs a program with its arguments as they are", async () => {
    const argv = ["printf", "%s|", "a b", "$(id)", "'"];
    const path = await ticketPath(ours.admin.call, ours, { machine: ours.ids.machine, argv });
    const { screen } = opened(await bench.dial(path, bearer(ours.admin)));
    await screen.closed;
    expect(screen.text()).toBe("a b|$(id)|'|");
  });

  it("is one in a task's container, opened by a person on our own page", async () => {
    const person = await personCaller(bench.test, ours);
    const path = await ticketPath(person, ours, { task: ours.ids.task });
    expect(path).toContain(`team=${ours.slug}`);
    const { socket, screen } = opened(await bench.dial(path, await ownerHeaders()));
    type(socket, "hello");
    await expect.poll(screen.text, patiently).toBe("hello");
    const container = bench.test.machines.engines.world.machines.get(ours.ids.machine)?.containers.get(appName(ours.ids.task));
    expect(container?.terminals).toHaveLength(1);
    socket.close();
    await expect.poll(() => container?.terminals[0]?.hungUp, patiently).toBe(true);
    expect((await auditOf(ours, "terminals.open")).at(-1)).toMatchObject({ target: `task/${ours.ids.task}`, actor: `user/${ours.userId}` });
  });

  it("cannot make us hold what its reader does not read", async () => {
    const { socket, screen } = opened(await bench.dial(await ticketPath(ours.admin.call, ours), bearer(ours.admin)));
    type(socket, "yes\r");
    await expect.poll(() => screen.text().length, patiently).toBeGreaterThan(100_000);
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = process.memoryUsage().rss;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(process.memoryUsage().rss - before).toBeLessThan(30_000_000);
    socket.resume();
    type(socket, "\u0003");
    type(socket, "exit 9\r");
    await screen.closed;
    expect(screen.said).toEqual([{ exit: 9 }]);
  });
});

describe("an upgrade is refused before the protocol is switched", () => {
  it.each([
    ["nobody", {}, 401],
    ["a wrong key", { authorization: "Bearer slw_live_nothing" }, 401],
    ["a wrong session", { cookie: "slipway.session_token=nothing.nothing", origin: PUBLIC_URL }, 401],
    ["another site's page", { origin: "https://evil.example" }, 403],
    ["a page of nowhere", { origin: "null" }, 403],
    ["a page whose name begins like ours", { origin: `${PUBLIC_URL}.evil.example` }, 403],
    ["our name over another protocol", { origin: PUBLIC_URL.replace("http:", "https:") }, 403],
  ] as const)("to %s", async (_, headers, status) => {
    const path = await ticketPath(ours.admin.call, ours);
    const dialled = await bench.dial(path, headers as Record<string, string>);
    expect(dialled).toMatchObject({ refused: status });
    // The ticket is not spent by it.
    opened(await bench.dial(path, bearer(ours.admin))).socket.close();
  });

  it("to a person's session without an origin, or with another site's, though the ticket is good", async () => {
    const path = await ticketPath(await personCaller(bench.test, ours), ours);
    const { cookie = "", origin = "" } = await ownerHeaders();
    expect(await bench.dial(path, { cookie })).toMatchObject({ refused: 403 });
    expect(await bench.dial(path, { cookie, origin: "https://evil.example" })).toMatchObject({ refused: 403 });
    expect(await bench.dial(path, { ...bearer(ours.admin), origin: "https://evil.example" })).toMatchObject({ refused: 403 });
    opened(await bench.dial(path, { cookie, origin })).socket.close();
  });

  it("with a ticket that was used, and only one of many at once gets it", async () => {
    const path = await ticketPath(ours.admin.call, ours);
    const all = await Promise.all(Array.from({ length: 8 }, () => bench.dial(path, bearer(ours.admin))));
    const won = all.filter(({ refused }) => refused === null);
    expect(won).toHaveLength(1);
    for (const dialled of all) if (dialled.refused !== null) expect(dialled.refused).toBe(403);
    expect(await bench.dial(path, bearer(ours.admin))).toMatchObject({ refused: 403 });
    for (const dialled of won) opened(dialled).socket.close();
    expect((await auditOf(ours, "terminals.open")).filter(({ outcome }) => outcome === "denied").length).toBeGreaterThanOrEqual(8);
  });

  it("with a ticket that has expired", async () => {
    const ticket = "expired";
    const row = {
      clusterId: ours.ids.cluster,
      machineId: ours.ids.machine,
      taskId: null,
      actor: `key/${ours.admin.keyId}`,
      argv: [],
      cols: 80,
      rows: 24,
      ticketHash: createHash("sha256").update(ticket).digest("hex"),
      expiresAt: new Date(Date.now() - 1),
    };
    await bench.test.services.database.forTeam(ours.teamId).transaction((tx) => tx.terminals.create(row));
    expect(await bench.dial(`/api/terminal?ticket=${ticket}`, bearer(ours.admin))).toMatchObject({ refused: 403 });
  });

  it("with another user's ticket, another team's, or one that never was, all in the same words", async () => {
    const path = await ticketPath(ours.admin.call, ours);
    const other = await callerWithKey(bench.test.services, { teamId: ours.teamId, role: "member" });
    const answers = [
      await bench.dial(path, bearer(other)),
      await bench.dial(path, bearer(theirs.admin)),
      await bench.dial("/api/terminal?ticket=never", bearer(theirs.admin)),
      await bench.dial("/api/terminal", bearer(theirs.admin)),
    ];
    const words = answers.map((answer) => {
      if (answer.refused === null) throw new Error("opened");
      const { requestId: _, ...problem } = JSON.parse(answer.body) as Record<string, unknown>;
      return { status: answer.refused, problem };
    });
    for (const word of words) expect(word).toEqual(words[0]);
    expect(words[0]?.status).toBe(403);
    opened(await bench.dial(path, bearer(ours.admin))).socket.close();
  });

  it("to whoever may no longer do it when the ticket is used, and to a person who names another team", async () => {
    const member = await memberCaller(bench.test, ours, "member");
    const path = await ticketPath(member.call, ours);
    const headers = { cookie: await bench.test.sessionCookie(member.userId), origin: PUBLIC_URL };
    const elsewhere = path.replace(`team=${ours.slug}`, `team=${theirs.slug}`);
    expect(await bench.dial(elsewhere, headers)).toMatchObject({ refused: 404 });
    await teamAdmin(bench.test.services.database).addMember(
      ours.teamId,
      { email: member.email, name: "m", passwordHash: "none" },
      "viewer",
    );
    bench.test.services.identities.forget();
    expect(await bench.dial(path, headers)).toMatchObject({ refused: 403 });
    expect((await auditOf(ours, "terminals.open")).at(-1)).toMatchObject({ outcome: "denied", actor: `user/${member.userId}` });
  });

  it("where the machine cannot be reached, and its end is audited", async () => {
    const path = await ticketPath(theirs.admin.call, theirs);
    expect(await bench.dial(path, bearer(theirs.admin))).toMatchObject({ refused: 503 });
    expect((await auditOf(theirs, "terminals.close")).at(-1)).toMatchObject({ detail: { durationMs: 0 } });
  });

  const queries: [string, string][] = [
    ["a list", "ticket[]=x"],
    ["a NUL", "ticket=%00"],
    ["SQL", "ticket=' OR 1=1 --"],
    ["9,000 characters", `ticket=${"a".repeat(9_000)}`],
    ["an emoji", "ticket=%F0%9F%92%A5"],
    ["a way up", "ticket=..%2F..%2F"],
    ["a command beside it", "argv=id&machine=x&ticket=x"],
    ["a half of an escape", "%ZZ"],
    ["two of them", "ticket=x&ticket=y"],
  ];
  it.each(queries)("with a ticket that is %s", async (_, query) => {
    expect(await bench.dial(`/api/terminal?${query}`, bearer(ours.admin))).toMatchObject({ refused: 403 });
  });
});

describe("tickets", () => {
  it.each([
    ["neither a machine nor a task", {}, 400],
    ["both", { machine: "a", task: "b" }, 400],
    ["a screen of no size", { machine: "a", cols: 0 }, 400],
    ["a machine that is not there", { machine: "nobody" }, 404],
  ])("are not given for %s", async (_, body, status) => {
    const path = `/clusters/${ours.ids.cluster}/terminals`;
    expect((await ours.admin.call({ method: "POST", path, body })).status).toBe(status);
  });

  it("are kept only as hashes", async () => {
    const path = await ticketPath(ours.admin.call, ours);
    const ticket = new URL(path, PUBLIC_URL).searchParams.get("ticket") ?? "";
    const client = new pg.Client({ connectionString: bench.test.adminUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT to_jsonb(t)::text AS row FROM terminal t UNION ALL SELECT to_jsonb(a)::text FROM audit_entry a",
    );
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(ticket);
  });
});

describe("an open terminal closes", () => {
  it("is asked often enough for 5 s", () => {
    expect(sessionLimits.checkMs + FRESH_MS).toBeLessThan(5_000);
  });

  it("once its key is revoked, its user signed out or without the right, or its task has ended", async () => {
    const { database, ports } = bench.test.services;
    const key = await callerWithKey(bench.test.services, { teamId: ours.teamId, role: "member" });
    const member = await memberCaller(bench.test, ours, "member");
    const cookie = await bench.test.sessionCookie(member.userId);
    const signedOut = await bench.test.sessionCookie(ours.userId);
    const task = { task: ours.ids.task };
    const byKey = opened(await bench.dial(await ticketPath(key.call, ours), bearer(key)));
    const byMember = opened(await bench.dial(await ticketPath(member.call, ours), { cookie, origin: PUBLIC_URL }));
    const bySession = opened(
      await bench.dial(await ticketPath(await personCaller(bench.test, ours), ours), { cookie: signedOut, origin: PUBLIC_URL }),
    );
    const byAdmin = opened(await bench.dial(await ticketPath(ours.admin.call, ours, task), bearer(ours.admin)));
    const stays = opened(await bench.dial(await ticketPath(ours.admin.call, ours), bearer(ours.admin)));
    await ours.admin.call({ method: "DELETE", path: `/keys/${key.keyId}` });
    await teamAdmin(database).addMember(ours.teamId, { email: member.email, name: "m", passwordHash: "none" }, "viewer");
    await bench.test.services.authentication.handle(
      new Request(`${PUBLIC_URL}/api/auth/sign-out`, {
        method: "POST",
        headers: { cookie: signedOut, origin: PUBLIC_URL, "content-type": "application/json" },
        body: "{}",
      }),
    );
    const store = executionStore(database, { clock: ports.clock }).forTeam(ours.teamId);
    for (const state of ["stopping", "stopped"] as const) await store.patchTask(ours.ids.task, { state });
    for (const { screen } of [byKey, byMember, bySession, byAdmin]) expect((await screen.closed).code).toBe(4001);
    expect((await byKey.screen.closed).reason).toMatch(/key holds no more/);
    expect((await byMember.screen.closed).reason).toMatch(/right/);
    expect((await bySession.screen.closed).reason).toMatch(/session/);
    expect((await byAdmin.screen.closed).reason).toMatch(/task has ended/);
    type(stays.socket, "exit 0\r");
    expect((await stays.screen.closed).code).toBe(1000);
    const reasons = async () => (await auditOf(ours, "terminals.close")).map(({ detail }) => String(detail.reason));
    await expect
      .poll(reasons, patiently)
      .toEqual(expect.arrayContaining([expect.stringMatching(/key holds no more/), expect.stringMatching(/task has ended/)]));
  });

  it("with the process, and no row of it stays", async () => {
    const { screen } = opened(await bench.dial(await ticketPath(ours.admin.call, ours), bearer(ours.admin)));
    await bench.stopTerminals();
    expect((await screen.closed).code).toBe(1001);
    expect((await auditOf(ours, "terminals.close")).at(-1)).toMatchObject({ detail: { reason: "the web process stops" } });
    const open = await bench.test.services.database
      .forTeam(ours.teamId)
      .transaction((tx) => tx.terminals.countOpen(`key/${ours.admin.keyId}`));
    expect(open).toBe(0);
    expect(await bench.dial(await ticketPath(ours.admin.call, ours), bearer(ours.admin))).toMatchObject({ refused: 503 });
  });
});
