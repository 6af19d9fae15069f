import { createServer as createTlsServer } from "node:tls";
import { type Network, parseNetwork } from "@slipway/core/webhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ResolveName } from "./resolve-name.ts";
import { malformedUrls, privateNames, privateSpellings, type Receiver, startReceiver } from "./testing/index.ts";
import { webhookTransport } from "./webhook-transport.ts";

const PUBLIC = "93.184.216.34";
const PUBLIC_V6 = "2606:2800:220:1:248:1893:25c8:1946";
const never = new AbortController().signal;
const message = { headers: { "webhook-id": "1" }, body: '{"a":1}' };
const loopback = ["127.0.0.0/8", "::1/128"].map((text) => parseNetwork(text) as Network);

/** A name server that gives the next answer each time it is asked, and the last one ever after. */
function answering(...answers: string[][]): { resolve: ResolveName; asked: string[] } {
  const asked: string[] = [];
  const resolve = async (name: string) => {
    asked.push(name);
    return answers[Math.min(asked.length, answers.length) - 1] ?? [];
  };
  return { resolve, asked };
}

let canary: Receiver;
beforeAll(async () => {
  canary = await startReceiver();
});
afterAll(() => canary.close());
beforeEach(() => {
  Object.assign(canary, { received: [], mode: 200, sentBytes: 0, connections: 0 });
});

const withPort = (url: string): string => url.replaceAll("{port}", String(canary.port));

describe("what is not of the public internet", () => {
  const { resolve } = answering([PUBLIC]);
  const transport = webhookTransport({ resolve });
  const refused = [...privateSpellings, ...privateNames, ...malformedUrls];

  it("has 60 spellings of private addresses at least", () => {
    expect(new Set(privateSpellings).size).toBeGreaterThanOrEqual(60);
  });

  it.each(refused)("%s is refused at save and at send, and nothing is connected to", async (url) => {
    expect(await transport.check(withPort(url))).toMatchObject({ ok: false });
    const sent = await transport.send({ ...message, url: withPort(url) }, never);
    expect(sent).toMatchObject({ status: null, responseBody: "" });
    expect(["address", "target"]).toContain(sent.error);
    expect(canary.connections).toBe(0);
  });

  it.each([...privateSpellings, ...privateNames])("%s is said to be unknown or private, whatever it is", async (url) => {
    expect(await transport.check(withPort(url))).toEqual({ ok: false, problem: "address" });
  });

  it.each([
    ["https://example.com/hooks?a=1#part", "https://example.com/hooks?a=1"],
    ["https://EXAMPLE.com.:443/", "https://example.com/"],
    ["http://example.com:8080", "http://example.com:8080/"],
    [`http://${PUBLIC}/`, `http://${PUBLIC}/`],
    [`https://[${PUBLIC_V6}]:8443/`, `https://[${PUBLIC_V6}]:8443/`],
    ["http://1.1:8080/", "http://1.0.0.1:8080/"],
  ])("%s may be saved, as %s", async (url, href) => {
    expect(await transport.check(url)).toEqual({ ok: true, href });
  });
});

describe("names", () => {
  const url = () => `http://hooks.example.com:${canary.port}/hook`;

  it.each([
    [["127.0.0.1"]],
    [["10.0.0.8"]],
    [["169.254.169.254"]],
    [["::ffff:127.0.0.1"]],
    [["64:ff9b::a9fe:a9fe"]],
    [["fd00:ec2::254"]],
    [[PUBLIC, "127.0.0.1"]],
    [["127.0.0.1", PUBLIC]],
    [[PUBLIC, PUBLIC_V6, "::1"]],
    [[PUBLIC_V6, "192.168.0.10"]],
    [["not an address"]],
    [[]],
  ])("one that resolves to %j is refused at save and at send", async (addresses) => {
    const transport = webhookTransport(answering(addresses));
    expect(await transport.check(url())).toEqual({ ok: false, problem: "address" });
    expect(await transport.send({ ...message, url: url() }, never)).toMatchObject({ error: "address", status: null });
    expect(canary.connections).toBe(0);
  });

  it("one that was public when it was saved and is private when it is sent to is refused", async () => {
    const { resolve, asked } = answering([PUBLIC], ["127.0.0.1"]);
    const transport = webhookTransport({ resolve });
    expect(await transport.check(url())).toMatchObject({ ok: true });
    expect(await transport.send({ ...message, url: url() }, never)).toMatchObject({ error: "address" });
    expect(asked).toHaveLength(2);
    expect(canary.connections).toBe(0);
  });

  it("is asked for once per request: the address that was judged is the one connected to", async () => {
    const second = await startReceiver();
    const { resolve, asked } = answering(["127.0.0.1"], ["127.0.0.2"]);
    const sent = await webhookTransport({ resolve, networks: loopback }).send({ ...message, url: url() }, never);
    expect(sent).toMatchObject({ error: null, status: 200, responseBody: "answered 200" });
    expect(asked).toEqual(["hooks.example.com"]);
    expect(canary.received).toEqual([
      { path: "/hook", body: message.body, headers: expect.objectContaining({ host: `hooks.example.com:${canary.port}` }) },
    ]);
    await second.close();
  });

  it("stays the name that TLS is asked for", async () => {
    const asked: string[] = [];
    const server = createTlsServer({
      SNICallback(name, done) {
        asked.push(name);
        done(new Error("no certificate"));
      },
    });
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const transport = webhookTransport({ ...answering(["127.0.0.1"]), networks: loopback });
    const sent = await transport.send({ ...message, url: `https://hooks.example.com:${port}/` }, never);
    expect(asked).toEqual(["hooks.example.com"]);
    expect(["tls", "closed"]).toContain(sent.error);
    await new Promise((resolve) => server.close(resolve));
  });

  it("that is unknown and that is private cannot be told apart", async () => {
    const said = async (resolve: ResolveName) => {
      const transport = webhookTransport({ resolve });
      const { durationMs: _, ...sent } = await transport.send({ ...message, url: url() }, never);
      return [await transport.check(url()), sent];
    };
    const failing = () => Promise.reject(new Error("queryA ENOTFOUND 10.0.0.2"));
    expect(await said(failing)).toEqual(await said(answering(["10.0.0.1"]).resolve));
  });

  it("whose name server is silent is given up in time", async () => {
    const transport = webhookTransport({ resolve: () => new Promise(() => undefined), timeDivisor: 50 });
    expect(await transport.check(url())).toEqual({ ok: false, problem: "address" });
    expect(await transport.send({ ...message, url: url() }, never)).toMatchObject({ error: "timeout", status: null });
  });
});

describe("receivers", () => {
  const transport = webhookTransport({ networks: loopback });
  const hasty = webhookTransport({ networks: loopback, timeDivisor: 10 });
  const send = () => transport.send({ ...message, url: canary.url }, never);

  it.each([200, 201, 204, 299])("%i is a delivery", async (status) => {
    canary.mode = status;
    expect(await send()).toMatchObject({ error: null, status });
    expect(canary.received).toMatchObject([{ body: message.body, headers: { "webhook-id": "1", "content-length": "7" } }]);
  });

  it.each([400, 404, 410, 429, 500, 503])("%i is a failure, kept with its answer", async (status) => {
    canary.mode = status;
    expect(await send()).toMatchObject({
      error: "status",
      status,
      responseBody: `answered ${status}`,
      responseHeaders: { "content-type": "text/plain" },
      requestHeaders: { "webhook-id": "1", host: `127.0.0.1:${canary.port}` },
    });
  });

  it("a redirect is a failure and is not followed, wherever it leads", async () => {
    const inside = await startReceiver();
    canary.mode = "redirect";
    for (const location of [inside.url, "http://169.254.169.254/latest/", "//localhost/", "/elsewhere"]) {
      canary.location = location;
      expect(await send()).toMatchObject({ error: "redirect", status: 307, responseHeaders: { location } });
    }
    expect(inside.connections).toBe(0);
    expect(canary.received).toHaveLength(4);
    await inside.close();
  });

  it.each([
    ["slow", { error: "timeout", status: null }],
    ["drips", { error: "timeout", status: 200 }],
  ] as const)("one that is %s is left when its time is over", async (mode, outcome) => {
    canary.mode = mode;
    expect(await hasty.send({ ...message, url: canary.url }, never)).toMatchObject(outcome);
  });

  it.each([
    ["closes", { error: "closed", status: null }],
    ["closes midway", { error: "closed", status: 200 }],
    ["no http", { error: "answer", status: null }],
  ] as const)("one that %s has failed", async (mode, outcome) => {
    canary.mode = mode;
    expect(await send()).toMatchObject(outcome);
  });

  it("of an answer without end 64 KiB are read, and the connection is closed", async () => {
    canary.mode = "huge";
    const sent = await send();
    expect(sent).toMatchObject({ error: null, status: 200, truncated: true });
    expect(sent.responseBody).toBe("x".repeat(65_536));
    // Closing waits for every connection to end.
    await canary.close();
    canary = await startReceiver();
  });

  it("a port that nobody listens on has failed, over both families", async () => {
    const gone = await startReceiver();
    await gone.close();
    const both = webhookTransport({ ...answering(["::1", "127.0.0.1"]), networks: loopback });
    const sent = await both.send({ ...message, url: `http://both.example.com:${gone.port}/` }, never);
    expect(sent).toMatchObject({ error: "connection", status: null });
    const reached = await both.send({ ...message, url: `http://both.example.com:${canary.port}/` }, never);
    expect(reached).toMatchObject({ error: null, status: 200 });
  });

  it("a sender that is told to stop lets go at once", async () => {
    canary.mode = "slow";
    const stop = new AbortController();
    const sending = transport.send({ ...message, url: canary.url }, stop.signal);
    stop.abort();
    await expect(sending).rejects.toThrow(/abort/i);
  });
});
