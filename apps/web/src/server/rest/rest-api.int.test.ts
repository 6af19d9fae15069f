import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiAnswer, type ApiCaller, callerWithKey, ownerCaller } from "../testing/api-caller.ts";
import { makeTeamWorld, SAMPLE_PROGRAM, type TeamWorld } from "../testing/team-world.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
let world: TeamWorld;
type Sent = [method: string, path: string, body?: unknown, headers?: Record<string, string>];
const call = (...[method, path, body, headers]: Sent): Promise<ApiAnswer> => world.admin.call({ method, path, body, headers });
const codeOf = ({ status, body }: ApiAnswer) => [status, body.code];
const faultPaths = ({ body }: ApiAnswer) => (body.faults as { path: string }[]).map(({ path }) => path).sort();

beforeAll(async () => {
  test = await startTestServices();
  world = await makeTeamWorld(test, "main");
});
afterAll(() => test?.close());

describe("requests that are wrong", () => {
  it("name every fault, in problem+json with the request's id", async () => {
    const answer = await call(
      "POST",
      "/blueprints/none/versions",
      { files: [{ path: "", extra: 1 }], args: "x", role: "owner" },
      { "x-request-id": "my-request-1" },
    );
    expect(codeOf(answer)).toEqual([400, "INVALID_INPUT"]);
    expect(faultPaths(answer)).toEqual(["/args", "/files/0/content", "/files/0/extra", "/files/0/path", "/role"]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ type: "urn:slipway:problem:invalid_input", status: 400, requestId: "my-request-1" });
    expect(answer.headers.get("x-request-id")).toBe("my-request-1");
  });

  it.each([
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["a prototype", '{"name":"x","__proto__":{"role":"owner"}}', 400],
    ["a constructor, deep down", '{"files":[{"constructor":{"prototype":1}}]}', 400],
    ["too deep", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`, 400],
    ["too large", `{"name":"${"x".repeat(1_100_000)}"}`, 413],
  ])("%s is refused", async (_, body, status) => {
    expect((await call("POST", "/blueprints", body)).status).toBe(status);
  });

  it("tell an unknown path from a known one with another method", async () => {
    expect(codeOf(await call("GET", "/nothing/here"))).toEqual([404, "NOT_FOUND"]);
    const wrongMethod = await call("DELETE", "/clusters");
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get("allow")).toContain("POST");
  });

  it("tell what a path knows, and answer for its head alone", async () => {
    const options = await call("OPTIONS", "/clusters");
    expect([options.status, options.headers.get("allow")?.split(", ").sort()]).toEqual([204, ["GET", "HEAD", "OPTIONS", "POST"]]);
    expect((await call("HEAD", "/clusters")).status).toBe(200);
    expect((await call("HEAD", `/clusters/${world.ids.cluster}/events/stream`)).status).toBe(405);
  });

  it.each([
    ["POST", "Idempotency-Key", 256],
    ["DELETE", "Idempotency-Key", 256],
    ["GET", "slipway-team", 41],
  ] as const)("%s: a %s of %i characters is refused", async (method, name, length) => {
    const [path, body] = { POST: ["/clusters", { name: "long" }], DELETE: ["/secrets/nothing"], GET: ["/clusters"] }[method];
    const answer = await call(method, path as string, body, { [name]: "x".repeat(length) });
    expect([answer.status, faultPaths(answer)]).toEqual([400, [name]]);
  });

  it("may not say a field twice", async () => {
    expect(faultPaths(await call("GET", "/clusters?limit=1&limit=2"))).toEqual(["/limit"]);
    expect(faultPaths(await call("POST", `/clusters/${world.ids.cluster}/scale`, { cluster: "other", service: "web", count: 1 }))).toEqual([
      "/cluster",
    ]);
    const revisions = await call("POST", `/clusters/${world.ids.cluster}/stop`, { expectedRevision: 1 }, { "if-match": '"2"' });
    expect(faultPaths(revisions)).toEqual(["/expectedRevision"]);
  });
});

describe("Idempotency-Key", () => {
  it("makes fifty parallel requests one effect", async () => {
    const send = () => call("POST", "/clusters", { name: "once" }, { "idempotency-key": "parallel-1" });
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    const first = answers.find(({ status }) => status === 201);
    expect(answers.every(({ status, text }) => status === 409 || text === first?.text)).toBe(true);
    expect(answers.filter(({ status, headers }) => status === 201 && !headers.has("idempotent-replayed"))).toHaveLength(1);
    const again = await send();
    expect([again.status, again.text, again.headers.get("idempotent-replayed")]).toEqual([201, first?.text, "true"]);
  });

  it("is refused with another body, and free again when nothing was done", async () => {
    const headers = { "idempotency-key": "reused-1" };
    expect((await call("POST", "/clusters", { name: "Not A Name" }, headers)).status).toBe(400);
    expect((await call("POST", "/clusters", { name: "second" }, headers)).status).toBe(201);
    expect(codeOf(await call("POST", "/clusters", { name: "third" }, headers))).toEqual([422, "UNPROCESSABLE"]);
  });

  it("gives nobody the answer of another, whatever they may", async () => {
    const send = (by: ApiCaller) =>
      by({ method: "POST", path: "/clusters", body: { name: "whose" }, headers: { "idempotency-key": "whose-1" } });
    expect((await send(world.admin.call)).status).toBe(201);
    const viewer = await callerWithKey(test.services, { teamId: world.teamId, role: "viewer" });
    expect(codeOf(await send(viewer.call))).toEqual([422, "UNPROCESSABLE"]);
    await call("DELETE", "/clusters/whose");
  });

  it("never keeps what is shown only once", async () => {
    const send = () => call("POST", "/keys", { name: "hidden", readOnly: true }, { "idempotency-key": "key-1" });
    const { key } = (await send()).body as { key: string };
    expect(codeOf(await send())).toEqual([409, "CONFLICT"]);
    expect((await call("GET", "/keys")).text).not.toContain(key);
  });
});

it("replaces the tasks that use a secret when its value is saved, and no others", async () => {
  const rotated = await makeTeamWorld(test, "rotated");
  const put = (secret: string) => rotated.admin.call({ method: "PUT", path: `/secrets/${secret}`, body: { value: "new" } });
  const operationsOf = ({ body }: ApiAnswer) =>
    (body.operations as { kind: string; clusterId: string }[]).map(({ kind, clusterId }) => [kind, clusterId]);
  expect(operationsOf(await put("unused"))).toEqual([]);
  expect(operationsOf(await put("api-token"))).toEqual([["apply", rotated.ids.cluster]]);
  const second = await put("api-token");
  expect([operationsOf(second), second.body.version]).toEqual([[], 2]);
  expect(test.woken.at(-1)).toBe(rotated.ids.cluster);
});

describe("changing a cluster", () => {
  it("plans and starts nothing of a provider that the installation lacks, and says where it is named", async () => {
    const { ports } = test.services;
    ports.providers = ["local"];
    const { idleCluster, version } = world.ids;
    for (const path of ["plans", "start"]) {
      const answer = await call("POST", `/clusters/${idleCluster}/${path}`, { blueprintVersionId: version });
      expect(codeOf(answer)).toEqual([422, "UNPROCESSABLE"]);
      expect((answer.body.faults as { path: string }[])[0]?.path).toBe("/nodeGroups/0/provider");
    }
    ports.providers = ["fake", "local"];
  });

  it("applies nothing when nothing differs", async () => {
    const plan = await call("POST", `/clusters/${world.ids.cluster}/plans`, {});
    expect(plan.body).toMatchObject({ hasChanges: false, steps: [], changes: [] });
    const answer = await call("POST", `/clusters/${world.ids.cluster}/apply`, { planId: plan.body.id });
    expect([answer.status, answer.body]).toEqual([200, { operation: null, message: "No change." }]);
  });

  it("previews exactly the changed field, applies that plan by id, and refuses it once it is stale", async () => {
    const source = { files: [{ path: "shop.js", content: SAMPLE_PROGRAM }], args: ["bonjour"] };
    const version = await call("POST", `/blueprints/${world.ids.blueprint}/versions`, source);
    const again = await call("POST", `/blueprints/${world.ids.blueprint}/versions`, source);
    expect([version.body.created, again.body.created, again.body.id]).toEqual([true, false, version.body.id]);

    const { body: plan } = await call("POST", `/clusters/${world.ids.cluster}/plans`, { blueprintVersionId: version.body.id });
    expect(plan.hasChanges).toBe(true);
    expect(JSON.stringify(plan.changes)).toContain("env.GREETING");
    const told = test.woken.length;
    const applied = await call("POST", `/clusters/${world.ids.cluster}/apply`, { planId: plan.id });
    expect(applied.status).toBe(202);
    const { id } = applied.body.operation as { id: string };
    expect(applied.headers.get("location")).toBe(`/api/v1/operations/${id}`);
    expect(test.woken.slice(told)).toEqual([world.ids.cluster]);
    expect((await call("POST", `/clusters/${world.ids.cluster}/apply`, { planId: plan.id })).status).toBe(412);
  });

  it("holds If-Match against the revision that the ETag told", async () => {
    const { headers, body } = await call("GET", `/clusters/${world.ids.idleCluster}`);
    expect(headers.get("etag")).toBe(`"${body.revision}"`);
    const start = (ifMatch: string) =>
      call("POST", `/clusters/${world.ids.idleCluster}/start`, { blueprintVersionId: world.ids.version }, { "if-match": ifMatch });
    expect(codeOf(await start('"99"'))).toEqual([412, "STALE"]);
    expect(codeOf(await start("yesterday"))).toEqual([400, "INVALID_INPUT"]);
    expect((await start(headers.get("etag") ?? "")).status).toBe(202);
  });

  it("stops what is under way, once", async () => {
    const first = await call("POST", `/clusters/${world.ids.idleCluster}/stop`, {});
    const second = await call("POST", `/clusters/${world.ids.idleCluster}/stop`, {});
    expect([first.status, second.status]).toEqual([202, 202]);
    expect((second.body.operation as { id: string }).id).toBe((first.body.operation as { id: string }).id);
    expect(test.cancelled.length).toBeGreaterThan(0);
  });
});

it("tells where a cluster answers and what runs", async () => {
  const { body } = await call("GET", `/clusters/${world.ids.cluster}`);
  expect(body).toMatchObject({
    urls: ["http://127.0.0.1:80"],
    machines: { desired: 2, running: 2 },
    services: [{ name: "web", desired: 1, running: 1 }],
  });
  const machines = (await call("GET", `/clusters/${world.ids.cluster}/machines`)).body.items;
  expect(machines).toContainEqual(
    expect.objectContaining({ id: world.ids.machine, name: "worker-1", role: "worker", state: "running", provider: "fake" }),
  );
});

it("pages lists by cursor", async () => {
  const names: unknown[] = [];
  let cursor = "";
  do {
    const { body } = await call("GET", `/clusters?limit=1${cursor}`);
    names.push(...(body.items as { name: string }[]).map(({ name }) => name));
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
  } while (cursor);
  expect(names).toEqual(["second", "once", "main-failed", "main-idle", "main-main"]);
});

it("runs commands in tasks and on machines, and never gives a secret back", async () => {
  const inTask = await call("POST", `/clusters/main-main/tasks/web-1/exec`, { argv: ["echo", "hi"] });
  expect(inTask.body).toMatchObject({ exitCode: 0, truncated: false });
  expect((await call("POST", `/clusters/main-main/machines/worker-1/exec`, { argv: ["true"] })).body).toMatchObject({ exitCode: 0 });
  const marker = "marker-7f3a9c";
  await call("PUT", "/secrets/hidden-one", { value: marker });
  for (const path of ["/secrets", "/audit?limit=200", `/clusters/main-main/events?limit=200`])
    expect((await call("GET", path)).text).not.toContain(marker);
  expect((await call("GET", "/secrets")).text).toContain("hidden-one");
});

it("cannot be made to change something by another site's page", async () => {
  const owner = await ownerCaller(test, world);
  const change = { method: "POST", path: "/blueprints", body: { name: "by-page" } };
  for (const origin of ["http://evil.test", "https://slipway.test", "http://slipway.test.evil.test", "null", ""])
    expect([origin, (await owner({ ...change, headers: { origin } })).status]).toEqual([origin, 403]);
  expect((await owner({ ...change, headers: { origin: PUBLIC_URL } })).status).toBe(201);
});

it("ends a key's rights with the key", async () => {
  const { keyId, call: once } = await callerWithKey(test.services, { teamId: world.teamId, role: "member" });
  expect((await once({ method: "GET", path: "/team" })).status).toBe(200);
  expect((await call("DELETE", `/keys/${keyId}`)).status).toBe(204);
  expect((await once({ method: "GET", path: "/team" })).status).toBe(401);
});
