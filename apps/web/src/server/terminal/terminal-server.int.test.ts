import { appName } from "@slipway/adapters/task-runtime";
import { executionStore } from "@slipway/db";
import { teamAdmin } from "@slipway/db/system";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebSocket } from "ws";
import { callerWithKey, memberCaller, personCaller } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL } from "../testing/test-services.ts";
import { FRESH_MS } from "../watch-credential.ts";
import { sessionLimits } from "./session-limits.ts";
import { auditOf, bearer, opened, ownerHeaders, startTerminalBench, type TerminalBench, ticketPath } from "./testing/terminal-bench.ts";

let bench: TerminalBench;
let ours: TeamWorld;
const patiently = { timeout: 20_000 };

beforeAll(async () => {
  bench = await startTerminalBench();
  ours = await makeTeamWorld(bench.test, "ours");
  await bench.moveToSshd(ours);
});
afterAll(() => bench?.close());

const type = (socket: WebSocket, text: string): void => socket.send(Buffer.from(text));

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
    expect((await auditOf(bench, ours, "terminals.create")).at(-1)).toMatchObject({ target, detail: { program: "(shell)" } });
    expect((await auditOf(bench, ours, "terminals.open")).at(-1)).toMatchObject({
      target,
      outcome: "done",
      actor: `key/${ours.admin.keyId}`,
    });
    await expect.poll(async () => (await auditOf(bench, ours, "terminals.close")).length, patiently).toBe(1);
    expect((await auditOf(bench, ours, "terminals.close"))[0]).toMatchObject({
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
    const { socket, screen } = opened(await bench.dial(path, await ownerHeaders(bench, ours)));
    type(socket, "hello");
    await expect.poll(screen.text, patiently).toBe("hello");
    const container = bench.test.machines.engines.world.machines.get(ours.ids.machine)?.containers.get(appName(ours.ids.task));
    expect(container?.terminals).toHaveLength(1);
    socket.close();
    await expect.poll(() => container?.terminals[0]?.hungUp, patiently).toBe(true);
    expect((await auditOf(bench, ours, "terminals.open")).at(-1)).toMatchObject({
      target: `task/${ours.ids.task}`,
      actor: `user/${ours.userId}`,
    });
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
    const reasons = async () => (await auditOf(bench, ours, "terminals.close")).map(({ detail }) => String(detail.reason));
    await expect
      .poll(reasons, patiently)
      .toEqual(expect.arrayContaining([expect.stringMatching(/key holds no more/), expect.stringMatching(/task has ended/)]));
  });

  it("with the process, and no row of it stays", async () => {
    const { screen } = opened(await bench.dial(await ticketPath(ours.admin.call, ours), bearer(ours.admin)));
    await bench.stopTerminals();
    expect((await screen.closed).code).toBe(1001);
    expect((await auditOf(bench, ours, "terminals.close")).at(-1)).toMatchObject({ detail: { reason: "the web process stops" } });
    const open = await bench.test.services.database
      .forTeam(ours.teamId)
      .transaction((tx) => tx.terminals.countOpen(`key/${ours.admin.keyId}`));
    expect(open).toBe(0);
    expect(await bench.dial(await ticketPath(ours.admin.call, ours), bearer(ours.admin))).toMatchObject({ refused: 503 });
  });
});
