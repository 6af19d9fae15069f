import { createHmac, randomUUID } from "node:crypto";
import { createTestTeam } from "@slipway/db/testing";
import { newApiKey } from "@slipway/usecases";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handleRest } from "../rest/rest-handler.ts";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";
import { createAuthentication } from "./authentication.ts";

let test: TestServices;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test?.close());

const PASSWORD = "correct horse battery";

interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
  authentication?: TestServices["services"]["authentication"];
}

function send(method: string, path: string, { body, headers = {}, authentication = test.services.authentication }: Sent = {}) {
  const all = { origin: PUBLIC_URL, "content-type": "application/json", "x-forwarded-for": "192.0.2.7", ...headers };
  return authentication.handle(
    new Request(`${PUBLIC_URL}/api/auth${path}`, { method, headers: all, body: body === undefined ? undefined : JSON.stringify(body) }),
  );
}

const post = (path: string, body: unknown, more: Sent = {}) => send("POST", path, { ...more, body });
const newEmail = () => `${randomUUID()}@people.test`;
const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function signUp(email = newEmail()): Promise<{ email: string; cookie: string }> {
  expect((await post("/sign-up/email", { email, password: PASSWORD, name: "Ann" })).status).toBe(200);
  const signedIn = await post("/sign-in/email", { email, password: PASSWORD });
  expect(signedIn.status).toBe(200);
  return { email, cookie: cookieOf(signedIn) };
}

const me = async (cookie: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await handleRest(new Request(`${PUBLIC_URL}/api/v1/me`, { headers: { cookie } }), test.services);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe("a person", () => {
  it("signs up, signs in, is known by the cookie, and signs out", async () => {
    const { email, cookie } = await signUp();
    expect(await me(cookie)).toMatchObject({ status: 200, body: { user: { email, name: "Ann", twoFactorEnabled: false }, teams: [] } });
    expect((await send("POST", "/sign-out", { headers: { cookie } })).status).toBe(200);
    expect((await me(cookie)).status).toBe(401);
  });

  it("has a cookie that scripts and other sites do not get, over https only where the address is", async () => {
    const { email } = await signUp();
    const [cookie] = (await post("/sign-in/email", { email, password: PASSWORD })).headers.getSetCookie();
    expect(cookie).toMatch(/^slipway\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const options = { database: test.services.database, secret: "x".repeat(40), signUp: "open", onChange: () => undefined } as const;
    const authentication = createAuthentication({ ...options, publicUrl: "https://slipway.test" });
    const secure = await post(
      "/sign-in/email",
      { email, password: PASSWORD },
      { authentication, headers: { origin: "https://slipway.test" } },
    );
    expect(secure.headers.getSetCookie()[0]).toMatch(/^__Secure-slipway\.session_token=.*; Secure/);
  });

  it("is not let in by a cookie that another secret, or none, has signed", async () => {
    const { cookie } = await signUp();
    const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
    const forged = createHmac("sha256", "another secret").update(token).digest("base64");
    for (const value of [token, `${token}.`, `${token}.${forged}`])
      expect((await me(`slipway.session_token=${encodeURIComponent(value)}`)).status).toBe(401);
  });

  it("signs in with a password that was hashed before better-auth", async () => {
    const { userId, slug } = await createTestTeam(test.services.database);
    const { scryptSync } = await import("node:crypto");
    const salt = Buffer.from("0123456789abcdef");
    const key = scryptSync(PASSWORD, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
    const client = new pg.Client({ connectionString: test.adminUrl });
    await client.connect();
    const hash = `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
    await client.query("UPDATE account SET password = $1 WHERE user_id = $2", [hash, userId]);
    await client.end();
    const email = `owner@${slug}.test`;
    expect((await post("/sign-in/email", { email, password: "wrong password" })).status).toBe(401);
    const signedIn = await post("/sign-in/email", { email, password: PASSWORD });
    expect((await me(cookieOf(signedIn))).body).toMatchObject({ user: { id: userId }, teams: [{ slug, role: "owner" }] });
  });
});

describe("who has no account", () => {
  it("gets the answer of a wrong password, and of a new account", async () => {
    const { email } = await signUp();
    const textOf = async (response: Response) => [response.status, await response.text()];
    expect(await textOf(await post("/sign-in/email", { email: newEmail(), password: PASSWORD }))).toEqual(
      await textOf(await post("/sign-in/email", { email, password: "wrong password" })),
    );
    const shapeOf = async (response: Response) => {
      const { token, user } = (await response.json()) as { token: unknown; user: object };
      return [response.status, token, Object.keys(user).sort(), response.headers.getSetCookie()];
    };
    const again = await shapeOf(await post("/sign-up/email", { email, password: PASSWORD, name: "Eve" }));
    expect(again).toEqual(await shapeOf(await post("/sign-up/email", { email: newEmail(), password: PASSWORD, name: "Eve" })));
    expect((await post("/sign-in/email", { email, password: PASSWORD })).status).toBe(200);
  });

  it("may try ten times, whatever the address that the tries come from, and then waits", async () => {
    const email = newEmail();
    const tries = Array.from({ length: 12 }, (_, at) =>
      post(
        "/sign-in/email",
        { email: at % 2 ? email : email.toUpperCase(), password: `wrong password ${at}` },
        { headers: { "x-forwarded-for": `198.51.100.${at}` } },
      ),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    const waiting = answers.filter(({ status }) => status === 429);
    expect(waiting).toHaveLength(2);
    for (const { headers } of waiting) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("cannot lock out by tries for one account from one address for ever: better-auth counts addresses too", async () => {
    const from = { headers: { "x-forwarded-for": "203.0.113.9" } };
    const answers = [];
    for (let at = 0; at < 32; at += 1) answers.push(await post("/sign-in/email", { email: newEmail(), password: "wrong password" }, from));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(answers.at(-1)?.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("is not counted after a success", async () => {
    const { email } = await signUp();
    for (let at = 0; at < 9; at += 1)
      expect((await post("/sign-in/email", { email, password: "wrong password" }, other(at))).status).toBe(401);
    expect((await post("/sign-in/email", { email, password: PASSWORD }, other(20))).status).toBe(200);
    expect((await post("/sign-in/email", { email, password: "wrong password" }, other(21))).status).toBe(401);
    expect((await post("/sign-in/email", { email, password: PASSWORD }, other(22))).status).toBe(200);
  });

  const other = (at: number): Sent => ({ headers: { "x-forwarded-for": `198.51.100.${100 + at}` } });
});

describe("the door", () => {
  it.each([
    ["POST", "/sign-in/social"],
    ["POST", "/delete-user"],
    ["POST", "/change-email"],
    ["GET", "/verify-email"],
    ["POST", "/request-password-reset"],
    ["GET", "/sign-out"],
    ["POST", "/two-factor/send-otp"],
    ["GET", "/error"],
    ["GET", "/ok"],
  ])("%s %s is no path", async (method, path) => {
    const response = await send(method, path, method === "POST" ? { body: {} } : {});
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ code: "NOT_FOUND", message: "No such path." });
  });

  it("takes no form, no foreign page, no broken body", async () => {
    const { email, cookie } = await signUp();
    const form = new Request(`${PUBLIC_URL}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { origin: PUBLIC_URL, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, password: PASSWORD }),
    });
    expect((await test.services.authentication.handle(form)).status).toBe(400);
    for (const origin of ["https://evil.test", "http://slipway.test.evil.test", "null"]) {
      expect((await post("/sign-in/email", { email, password: PASSWORD }, { headers: { origin } })).status).toBe(403);
      expect((await send("POST", "/sign-out", { headers: { origin, cookie } })).status).toBe(403);
    }
    expect((await me(cookie)).status).toBe(200);
    expect((await post("/sign-in/email", { email: { contains: "@" }, password: PASSWORD })).status).toBe(400);
    expect((await post("/sign-up/email", { email: newEmail(), password: "short", name: "x" })).status).toBe(400);
  });

  it("makes nothing of what a client says about its host or about fields of ours", async () => {
    const email = newEmail();
    const body = { email, password: PASSWORD, name: "Ann", role: "owner", emailVerified: true, twoFactorEnabled: true, id: randomUUID() };
    expect((await post("/sign-up/email", body, { headers: { host: "evil.test", "x-forwarded-host": "evil.test" } })).status).toBe(200);
    const signedIn = await post("/sign-in/email", { email, password: PASSWORD }, { headers: { "x-forwarded-host": "evil.test" } });
    expect(JSON.stringify([...signedIn.headers])).not.toContain("evil.test");
    expect((await me(cookieOf(signedIn))).body).toMatchObject({ user: { twoFactorEnabled: false }, teams: [] });
  });
});

describe("sign-up by invitation", () => {
  it("needs an open invitation for the address", async () => {
    const { teamId } = await createTestTeam(test.services.database);
    const { createHash } = await import("node:crypto");
    const email = newEmail();
    const invite = (token: string, expiresAt: Date) =>
      test.services.database.forTeam(teamId).transaction((tx) =>
        tx.invitations.create({
          email,
          role: "viewer",
          tokenHash: createHash("sha256").update(token).digest("hex"),
          createdBy: "test",
          expiresAt,
        }),
      );
    const options = { database: test.services.database, publicUrl: PUBLIC_URL, secret: newApiKey().key, onChange: () => undefined };
    const authentication = createAuthentication({ ...options, signUp: "invite" });
    const attempt = async (body: object) =>
      (await post("/sign-up/email", { password: PASSWORD, name: "Ann", ...body }, { authentication })).status;
    await invite("past", new Date(Date.now() - 1_000));
    expect(await attempt({ email, invitation: "past" })).toBe(403);
    await invite("open", new Date(Date.now() + 60_000));
    expect(await attempt({ email })).toBe(403);
    expect(await attempt({ email, invitation: "none" })).toBe(403);
    expect(await attempt({ email: newEmail(), invitation: "open" })).toBe(403);
    expect(await attempt({ email, invitation: "open" })).toBe(200);
    expect((await post("/sign-in/email", { email, password: PASSWORD }, { authentication })).status).toBe(200);
  });
});
