import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PUBLIC_URL, startTestServices, type TestServices } from "../testing/test-services.ts";

let test: TestServices;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test?.close());

const PASSWORD = "correct horse battery";

async function post(path: string, body: unknown, cookie = ""): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> {
  const headers = { origin: PUBLIC_URL, "content-type": "application/json", ...(cookie ? { cookie } : {}) };
  const request = new Request(`${PUBLIC_URL}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const response = await test.services.authentication.handle(request);
  const set = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    cookie: set.filter((pair) => !pair.endsWith("=")).join("; "),
  };
}

/** RFC 6238, as an authenticator app makes it from the QR code's address. */
function codeNow(totpUri: string, at = Date.now()): string {
  const secret = base32(new URL(totpUri).searchParams.get("secret") ?? "");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const signedIn = (cookie: string) => test.services.authentication.signedIn(new Headers({ cookie }));

it("asks for the second factor once it is set up, and takes its code, or a backup code once", async () => {
  const email = `${randomUUID()}@people.test`;
  await post("/sign-up/email", { email, password: PASSWORD, name: "Ann" });
  const { cookie } = await post("/sign-in/email", { email, password: PASSWORD });
  const enabled = await post("/two-factor/enable", { password: PASSWORD }, cookie);
  expect(enabled.status).toBe(200);
  const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  expect((await signedIn(cookie))?.twoFactorEnabled).toBe(false);
  const verified = await post("/two-factor/verify-totp", { code: codeNow(totpURI) }, cookie);
  expect(verified.status).toBe(200);
  expect((await signedIn(verified.cookie))?.twoFactorEnabled).toBe(true);

  const half = await post("/sign-in/email", { email, password: PASSWORD });
  expect(half.body).toMatchObject({ twoFactorRedirect: true });
  expect(await signedIn(half.cookie)).toBeNull();
  expect((await post("/two-factor/verify-totp", { code: "000000" }, half.cookie)).status).toBe(401);
  const whole = await post("/two-factor/verify-totp", { code: codeNow(totpURI) }, half.cookie);
  expect(await signedIn(whole.cookie)).toMatchObject({ email });

  const code = backupCodes[0];
  const once = await post("/two-factor/verify-backup-code", { code }, (await post("/sign-in/email", { email, password: PASSWORD })).cookie);
  expect(await signedIn(once.cookie)).toMatchObject({ email });
  const again = await post(
    "/two-factor/verify-backup-code",
    { code },
    (await post("/sign-in/email", { email, password: PASSWORD })).cookie,
  );
  expect(again.status).toBe(401);
});
