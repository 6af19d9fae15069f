import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import {
  errorOfStatus,
  eventEnvelope,
  isPublicAddress,
  longestWaitMs,
  messageHeaders,
  mustDisable,
  nextAttemptAt,
  parseTarget,
  signMessage,
  webhookEventTypes,
  webhookSecret,
} from "./index.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const bytes = (fill: number, length = 32) => new Uint8Array(length).fill(fill);

describe("the signature", () => {
  const secret = webhookSecret(bytes(7));
  const now = () => Math.floor(Date.now() / 1_000);

  it("is the one that the reference libraries for Node and Python make", () => {
    const vector = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1614265330, body: '{"test": 2432232314}' };
    const reference = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    expect(signMessage(vector, [reference])).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    expect(new Webhook(reference).sign(vector.id, new Date(vector.timestamp * 1_000), vector.body)).toBe(signMessage(vector, [reference]));
  });

  it("verifies any body, also one of no ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.uuid(), (text, id) => {
        const body = JSON.stringify({ text });
        const headers = messageHeaders({ id, timestamp: now(), body }, [secret]);
        expect(new Webhook(secret).verify(body, headers)).toEqual({ text });
      }),
      { numRuns: 25 },
    );
  });

  it("no longer verifies once any byte of body, id, time or signature is another", () => {
    const body = '{"a":1}';
    const headers = messageHeaders({ id: "0192-id", timestamp: now(), body }, [secret]);
    const verify = (text: string, changed: Record<string, string> = {}) => new Webhook(secret).verify(text, { ...headers, ...changed });
    expect(verify(body)).toEqual({ a: 1 });
    const other = (text: string, at: number) => text.slice(0, at) + (text[at] === "1" ? "2" : "1") + text.slice(at + 1);
    for (const at of body.split("").keys()) expect(() => verify(other(body, at))).toThrow();
    for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"] as const) {
      const value = headers[name] as string;
      for (const at of value.split("").keys()) expect(() => verify(body, { [name]: other(value, at) })).toThrow();
    }
  });

  it("is refused when it is replayed later than five minutes", () => {
    const body = "{}";
    const old = messageHeaders({ id: "1", timestamp: now() - 301, body }, [secret]);
    expect(() => new Webhook(secret).verify(body, old)).toThrow("too old");
  });

  it("is made with both secrets during a rotation, and holds for who has either", () => {
    const [next, third] = [webhookSecret(bytes(8)), webhookSecret(bytes(9))];
    const headers = messageHeaders({ id: "1", timestamp: now(), body: "{}" }, [next, secret]);
    expect(headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const key of [next, secret]) expect(new Webhook(key).verify("{}", headers)).toEqual({});
    expect(() => new Webhook(third).verify("{}", headers)).toThrow();
  });

  it.each(["", "whsec_", "whsec_AAAA", "plain", "whsec_!!!"])("is never made with %j", (broken) => {
    expect(() => signMessage({ id: "1", timestamp: 1, body: "{}" }, [broken])).toThrow();
  });
});

describe("retries", () => {
  const failed = { firstAttemptAt: 0, timeDivisor: 1 };

  it("wait twice as long each time, then at most five minutes, then a 30th of the time failed", () => {
    const waits = [1, 2, 3, 6, 7, 40].map((attempts) => longestWaitMs({ ...failed, attempts, now: 60_000 }));
    expect(waits).toEqual([5_000, 10_000, 20_000, 160_000, 300_000, 300_000]);
    expect(longestWaitMs({ ...failed, attempts: 40, now: 2.5 * HOUR_MS })).toBe(300_000);
    expect(longestWaitMs({ ...failed, attempts: 90, now: DAY_MS })).toBe(0.8 * HOUR_MS);
    expect(longestWaitMs({ ...failed, attempts: 90, now: 3 * DAY_MS })).toBe(2.4 * HOUR_MS);
  });

  it("come any time within the wait: full jitter", () => {
    const at = (random: number) => nextAttemptAt({ ...failed, attempts: 3, now: 1_000, random });
    expect([at(0), at(0.5), at(1)]).toEqual([1_000, 11_000, 21_000]);
  });

  it("go on for three days and end with a last one on their very end", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 50, maxLength: 50 }), (draws) => {
        const tries = [0];
        for (let now: number | null = 0; now !== null; ) {
          const random = draws[tries.length % draws.length] ?? 0.5;
          now = nextAttemptAt({ ...failed, attempts: tries.length, now, random });
          if (now !== null) tries.push(now);
        }
        expect(tries.at(-1)).toBe(3 * DAY_MS);
        for (const [at, time] of tries.entries()) expect(time).toBeGreaterThanOrEqual(tries[at - 1] ?? 0);
        const afterTwoHours = tries.filter((time) => time < 2 * HOUR_MS).length;
        expect(afterTwoHours).toBeGreaterThanOrEqual(2 * 12);
      }),
      { numRuns: 20 },
    );
  });

  it("go faster where all time does", () => {
    expect(nextAttemptAt({ attempts: 1, firstAttemptAt: 0, now: 0, random: 1, timeDivisor: 10 })).toBe(500);
    expect(nextAttemptAt({ attempts: 9, firstAttemptAt: 0, now: (3 * DAY_MS) / 10, random: 1, timeDivisor: 10 })).toBeNull();
  });

  it("end for good with the webhook's disabling after five days", () => {
    expect(mustDisable({ failingSince: 0, now: 5 * DAY_MS - 1, timeDivisor: 1 })).toBe(false);
    expect(mustDisable({ failingSince: 0, now: 5 * DAY_MS, timeDivisor: 1 })).toBe(true);
  });
});

it("only 2xx is a delivery", () => {
  expect([200, 204, 299].map(errorOfStatus)).toEqual([null, null, null]);
  expect([301, 304, 308].map(errorOfStatus)).toEqual(["redirect", "redirect", "redirect"]);
  expect([199, 400, 410, 500].map(errorOfStatus)).toEqual(["status", "status", "status", "status"]);
});

it("no IPv6 address outside of 2000::/3 and no IPv4 address inside the special ranges is public", () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const rest = fc.array(group, { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), rest, (first, others) => {
      const address = [first, ...others].map((part) => part.toString(16)).join(":");
      if (first < 0x2000 || first > 0x3fff) expect(isPublicAddress(address)).toBe(false);
    }),
  );
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(octet, octet, octet, (b, c, d) => {
      for (const a of [0, 10, 127, 224 + (b % 32)]) expect(isPublicAddress(`${a}.${b}.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`8.${b}.${c}.${d}`)).toBe(true);
    }),
  );
});

it("ports: 80, 443, and from 1024 up what is no database, queue or control plane", () => {
  const port = (number: number) => parseTarget(`http://example.com:${number}/`);
  for (const number of [80, 443, 1024, 3000, 8080, 8443, 9999, 40_000, 65_535])
    expect(port(number)).toMatchObject({ ok: true, target: { port: number } });
  for (const number of [1, 22, 25, 81, 1023, 2375, 3306, 5432, 6379, 7233, 9200, 11211, 27017]) {
    expect(port(number)).toEqual({ ok: false, problem: "port" });
  }
  expect(parseTarget("https://example.com")).toMatchObject({ target: { port: 443, secure: true } });
  expect(parseTarget("http://example.com")).toMatchObject({ target: { port: 80, secure: false } });
});

it("the envelope says which event of which cluster, and that the test is a kind of its own", () => {
  const event = {
    id: "0192aaaa",
    clusterId: "c1",
    sequence: 7,
    type: "task.placed",
    time: "2026-11-21T12:00:00.000Z",
    actor: "slipway",
    operationId: "o1",
    data: { task: "web-1" },
  } as const;
  expect(eventEnvelope(event, { teamId: "t1", projectId: "p1" })).toEqual({
    id: "0192aaaa",
    type: "task.placed",
    version: 1,
    created: "2026-11-21T12:00:00.000Z",
    team: "t1",
    project: "p1",
    cluster: "c1",
    sequence: 7,
    actor: "slipway",
    data: { operationId: "o1", task: "web-1" },
  });
  expect(eventEnvelope({ ...event, operationId: null }, { teamId: "t1", projectId: null }).data).toEqual({ task: "web-1" });
  expect(webhookEventTypes).toContain("webhook.test");
  expect(webhookEventTypes).toContain("cluster.state_changed");
});
