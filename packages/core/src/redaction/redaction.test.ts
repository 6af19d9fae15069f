import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor, HIDDEN, isSecret, secret } from "./index.ts";

const { text, value } = createRedactor();
const marker = "M4rkErZq7Tn2Wx9v";

describe("a Secret", () => {
  const held = secret(marker);

  it("gives its value to reveal() only", () => {
    expect(held.reveal()).toBe(marker);
    expect(isSecret(held)).toBe(true);
    const forms = [
      `${held}`,
      String(held),
      JSON.stringify({ held, list: [held] }),
      inspect(held),
      inspect({ deep: { held } }, { depth: 9, showHidden: true }),
      JSON.stringify({ ...held }),
      JSON.stringify(Object.entries(held)),
      JSON.stringify(value({ password: held, other: held })),
    ];
    for (const form of forms) expect(form).not.toContain(marker);
    expect(JSON.stringify({ held })).toBe(`{"held":"${HIDDEN}"}`);
  });

  it("cannot be cloned, sent to a worker or made bytes of", () => {
    expect(() => structuredClone(held)).toThrow();
    expect(() => Buffer.from(held as unknown as string)).toThrow();
  });
});

const pem = `-----BEGIN OPENSSH PRIVATE KEY-----\n${marker}\n${marker}\n-----END OPENSSH PRIVATE KEY-----`;

const leaks: [what: string, text: string][] = [
  ["a key of ours", `using slw_live_${marker}${marker}_0abc12d now`],
  ["a webhook secret", `whsec_${marker}/+${marker}==`],
  ["a private key", `before ${pem} after`],
  ["a private key in JSON", JSON.stringify({ content: pem })],
  ["a private key that is cut off", pem.slice(0, 60)],
  ["an RSA key", pem.replaceAll("OPENSSH", "RSA")],
  ["a PKCS 8 key", pem.replaceAll("OPENSSH ", "")],
  ["a password in a URL", `postgresql://slipway_app:${marker}@127.0.0.1:5432/slipway`],
  ["a password with no user in a URL", `redis://:${marker}@cache:6379`],
  ["a bearer", `Authorization: Bearer ${marker}`],
  ["a basic login", `authorization: basic ${marker}==`],
  ["a cookie header", `Cookie: theme=dark; id=${marker}; a=b`],
  ["a set-cookie header in JSON", `{"set-cookie":"id=${marker}; Path=/"}`],
  ["a session", `slipway_session=${marker}; Path=/`],
  ["an assignment", `PGPASSWORD=${marker} psql`],
  ["AWS credentials", `aws_secret_access_key = ${marker}${marker}`],
  ["JSON", `{"password":"${marker}","user":"x"}`],
  ["JSON in JSON", JSON.stringify(JSON.stringify({ clientSecret: marker, ok: 1 }))],
  ["a query", `/api/terminal?ticket=${marker}&x=1`],
  ["a JWT", `eyJhbGciOiJIUzI1NiJ9.${marker}.${marker}`],
  ["a swarm's join token", `SWMTKN-1-${marker.toLowerCase()}-${marker.toLowerCase()}`],
  ["a GitHub token", `ghp_${marker}${marker}`],
];

describe("text", () => {
  it.each(leaks)("hides %s", (_, leak) => {
    expect(leak.toLowerCase()).toContain(marker.toLowerCase().slice(0, 8));
    expect(text(leak).toLowerCase()).not.toContain(marker.toLowerCase().slice(0, 8));
    expect(text(leak)).toContain(HIDDEN);
  });

  it("keeps what is around it, and enough to know which one it was", () => {
    expect(text("put AKIAIOSFODNN7EXAMPLE here")).toBe(`put AKIAIOSF${HIDDEN} here`);
    expect(text(`connect postgresql://app:${marker}@db/x failed`)).toBe(`connect postgresql://app:${HIDDEN}@db/x failed`);
    expect(text(`a ${pem} b`)).toBe(`a ${HIDDEN} b`);
    expect(text(`Bearer ${marker}, please`)).toBe(`Bearer ${HIDDEN}, please`);
  });

  it.each([
    "Machine worker-1 does not answer: connect ECONNREFUSED 127.0.0.1:22",
    "operation 0190e3f4-1111-7222-8333-444455556666 succeeded in 12.4 s",
    "GET https://example.test/a:b/c@2x.png 200",
    'Secret "api-token" is not there.',
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDexample slipway",
    "-----BEGIN PUBLIC KEY-----",
  ])("leaves %s as it is", (harmless) => expect(text(harmless)).toBe(harmless));

  it("is done in one pass: what was redacted stays as it is", () => {
    for (const [, leak] of leaks) expect(text(text(leak))).toBe(text(leak));
  });

  const starts = [
    "slw_live_",
    "-----BEGIN PRIVATE KEY-----",
    "a://b:",
    "password=",
    "cookie: ",
    "eyJaaaaaa.",
    "Bearer ",
    "session",
    "a-",
    "token ",
  ];

  // At the square of its length one of these would take hours.
  it.each(starts)("takes megabytes of %s", (start) => {
    const hostile = start.repeat(100_000);
    expect(text(hostile).length).toBeLessThanOrEqual(2 * hostile.length);
  });
});

describe("values", () => {
  it("hides a marker whatever field, depth or kind of thing it is in", () => {
    const shapes = fc
      .constantFrom(...leaks.map(([, leak]) => leak))
      .chain((leak) =>
        fc.constantFrom<unknown>(
          leak,
          [leak],
          { [leak]: 1 },
          { note: { inner: [{ leak }] } },
          new Error(leak),
          new Error("outer", { cause: new Error(leak) }),
          new Map([["k", leak]]),
          new Set([leak]),
          Object.assign(new Error("x"), { config: { headers: leak }, code: leak }),
        ),
      );
    fc.assert(
      fc.property(shapes, (shape) => {
        const shown = JSON.stringify(value(shape)).toLowerCase();
        expect(shown).not.toContain(marker.toLowerCase().slice(0, 8));
      }),
    );
  });

  it("hides fields that are named like a secret, whole", () => {
    const shown = value({ password: "abc", "set-cookie": ["a", "b"], Private_Key: { pem: "x" }, token: null, hasToken: true, keyId: "k1" });
    expect(shown).toEqual({
      password: HIDDEN,
      "set-cookie": HIDDEN,
      Private_Key: HIDDEN,
      token: null,
      hasToken: true,
      keyId: "k1",
    });
  });

  it("hides the process's own secrets, as they are and inside JSON and URLs", () => {
    const own = 'Zm9v"+/YmFy?&cXV4Zm9v';
    const redactor = createRedactor([own, "short"]);
    for (const form of [own, JSON.stringify({ own }), encodeURIComponent(own)])
      expect(redactor.text(`x ${form} y`)).toContain(`x ${form === JSON.stringify({ own }) ? '{"own":"' : ""}${HIDDEN}`);
    expect(redactor.text("short words stay")).toBe("short words stay");
  });

  it("ends circles and depth, and keeps plain data as JSON would", () => {
    const circle: Record<string, unknown> = { n: 1, when: new Date(0), big: 5n, no: undefined, run: () => 1, bytes: new Uint8Array(3) };
    circle.self = circle;
    expect(JSON.parse(JSON.stringify(value(circle)))).toEqual({
      n: 1,
      when: "1970-01-01T00:00:00.000Z",
      big: "5",
      bytes: "[3 bytes]",
      self: "[circle]",
    });
    let deep: unknown = marker;
    for (let depth = 0; depth < 20; depth += 1) deep = { deep };
    expect(JSON.stringify(value(deep))).toContain("[too deep]");
  });
});
