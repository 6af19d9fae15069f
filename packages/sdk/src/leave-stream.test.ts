import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test } from "vitest";
import { createSlipway } from "./create-slipway.ts";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("a stream that says nothing is left by its signal, whatever the garbage collector took meanwhile", async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('id: 1\ndata: {"sequence":1}\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { raw } = createSlipway({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: "k" });
  const leave = new AbortController();
  const seen: unknown[] = [];
  const reading = (async () => {
    for await (const item of raw.stream("/clusters/a/events/stream", { after: "0", signal: leave.signal })) seen.push(item);
  })();
  while (seen.length === 0) await delay(10);
  for (let turn = 0; turn < 10; turn += 1) {
    await delay(20);
    collectGarbage();
  }
  leave.abort();
  await reading;
  expect(seen).toEqual([{ sequence: 1 }]);
});
