import { once } from "node:events";
import { Agent, get, type IncomingMessage, type RequestListener, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { startWebServer, type WebServer, type WebServerOptions } from "./web-server.ts";

let server: WebServer;
afterEach(() => server?.stop());

async function started(answer: RequestListener, options: Partial<WebServerOptions> = {}): Promise<WebServer> {
  server = await startWebServer({ host: "127.0.0.1", port: 0, answer, sockets: {}, stopWithinMs: 300, ...options });
  return server;
}

async function asked(path = "/", options: { agent?: Agent; headers?: Record<string, string> } = {}): Promise<IncomingMessage> {
  const [response] = (await once(get({ host: "127.0.0.1", port: server.port, path, ...options }), "response")) as [IncomingMessage];
  return response;
}

it("lets an answer end that is under way, then takes no more", async () => {
  const asking = Promise.withResolvers<void>();
  await started((_, response) => {
    asking.resolve();
    setTimeout(() => response.end("late"), 100);
  });
  const answer = asked("/", { agent: new Agent({ keepAlive: true }) });
  await asking.promise;
  const stopped = server.stop();
  expect(await text(await answer)).toBe("late");
  await stopped;
  await expect(asked()).rejects.toThrow(/ECONNREFUSED/);
});

it("ends event streams as an end, not as a cut, and cuts what does not end in time", async () => {
  await started(({ url }, response) => {
    response.setHeader("Content-Type", url === "/events" ? "text/event-stream" : "text/plain");
    response.write(": open\n\n");
  });
  const [events, stuck] = [await asked("/events"), await asked("/stuck")];
  const ended = text(events);
  const cut = text(stuck);
  cut.catch(() => undefined);
  await server.stop();
  expect(await ended).toBe(": open\n\n");
  await expect(cut).rejects.toThrow();
});

const handshake = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "A".repeat(22).concat("=="),
};

it.each(["/", "/api/terminal/more", "/_next/hmr", "//", "/__proto__", "/constructor"])("refuses a socket on %s", async (path) => {
  await started((_, response) => void response.end("page"), { sockets: { "/api/terminal": () => undefined } });
  const socket = request({ host: "127.0.0.1", port: server.port, path, headers: handshake }).end();
  const [response] = (await once(socket, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(404);
  response.resume();
});

it("hands a socket on its path over, query or not, and answers another protocol's offer as if there were none", async () => {
  const paths: (string | undefined)[] = [];
  await started((_, response) => void response.end("page"), {
    sockets: {
      "/api/terminal": ({ url }, socket) => {
        paths.push(url);
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      },
    },
  });
  const socket = request({ host: "127.0.0.1", port: server.port, path: "/api/terminal?ticket=x", headers: handshake }).end();
  expect(((await once(socket, "response")) as [IncomingMessage])[0].statusCode).toBe(403);
  expect(paths).toEqual(["/api/terminal?ticket=x"]);
  const offered = await asked("/", { headers: { Connection: "Upgrade, HTTP2-Settings", Upgrade: "h2c", "HTTP2-Settings": "" } });
  expect(await text(offered)).toBe("page");
});

it("outlives a client that resets its socket", async () => {
  await started((_, response) => void response.end("page"), { sockets: { "/api/terminal": () => undefined } });
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  const lines = Object.entries({ Host: "x", ...handshake }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET /api/terminal HTTP/1.1\r\n${lines.join("")}\r\n`);
  socket.resetAndDestroy();
  expect((await asked()).statusCode).toBe(200);
});

/** The first line of the answer to a request line that no client library sends. */
async function answerTo(line: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return await text(socket);
}

it.each([
  ["GET /a?b=c", "/a?b=c"],
  ["GET http://evil.example/a?b=c", "/a?b=c"],
  ["GET HTTPS://user:password@evil.example:1", "/"],
  ["GET http://evil.example//elsewhere.example/", "//elsewhere.example/"],
])("%s is asked for as the path %s", async (line, path) => {
  await started(({ url }, response) => void response.end(`path ${url} `));
  expect(await answerTo(line)).toContain(`path ${path} `);
});

it.each([
  ["GET file:///etc/passwd", 400],
  ["GET evil.example:443", 400],
  ["OPTIONS *", 400],
  ["GET http://[", 400],
  ["TRACE /", 405],
  ["PROPFIND /", 405],
])("%s is refused with %i before anybody sees it", async (line, status) => {
  let seen = 0;
  await started((_, response) => {
    seen += 1;
    response.end();
  });
  expect(await answerTo(line)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(seen).toBe(0);
});
