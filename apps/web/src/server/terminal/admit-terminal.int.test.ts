import { createHash } from "node:crypto";
import { teamAdmin } from "@slipway/db/system";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callerWithKey, memberCaller, personCaller } from "../testing/api-caller.ts";
import { makeTeamWorld, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL } from "../testing/test-services.ts";
import { auditOf, bearer, opened, ownerHeaders, startTerminalBench, type TerminalBench, ticketPath } from "./testing/terminal-bench.ts";

let bench: TerminalBench;
let ours: TeamWorld;
let theirs: TeamWorld;

beforeAll(async () => {
  bench = await startTerminalBench();
  ours = await makeTeamWorld(bench.test, "ours");
  theirs = await makeTeamWorld(bench.test, "theirs");
  await bench.moveToSshd(ours);
});
afterAll(() => bench?.close());

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
    const { cookie = "", origin = "" } = await ownerHeaders(bench, ours);
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
    expect((await auditOf(bench, ours, "terminals.open")).filter(({ outcome }) => outcome === "denied").length).toBeGreaterThanOrEqual(8);
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
    expect((await auditOf(bench, ours, "terminals.open")).at(-1)).toMatchObject({ outcome: "denied", actor: `user/${member.userId}` });
  });

  it("where the machine cannot be reached, and its end is audited", async () => {
    const path = await ticketPath(theirs.admin.call, theirs);
    expect(await bench.dial(path, bearer(theirs.admin))).toMatchObject({ refused: 503 });
    expect((await auditOf(bench, theirs, "terminals.close")).at(-1)).toMatchObject({ detail: { durationMs: 0 } });
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
