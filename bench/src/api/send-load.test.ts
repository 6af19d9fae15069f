import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sendLoad } from "./send-load.ts";

const seen = new Map<string, number>();
let bad = false;
const server = createServer((request, response) => {
  const what = `${request.method} ${request.url} ${request.headers.authorization}`;
  seen.set(what, (seen.get(what) ?? 0) + 1);
  response.writeHead(bad ? 503 : 200).end("{}");
}).listen(0, "127.0.0.1");
afterEach(() => void server.close());

test("a hundred clients ask for all paths by chance, at the pace that is asked for, and refusals are no answers", async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const paths = ["/a", "/b", "/c"];
  const { p50_ms, p99_ms, rate } = await sendLoad({ url, key: "k", paths }, { seconds: 2, rate: 100 });
  expect([...seen.keys()].sort()).toEqual(paths.map((path) => `GET ${path} Bearer k`));
  expect(rate).toBeLessThan(200);
  expect(rate).toBeGreaterThan(0);
  expect(p99_ms).toBeGreaterThanOrEqual(p50_ms);
  await sendLoad({ url, key: "k", method: "POST", paths: ["/posted"], body: { x: 1 } }, { seconds: 1, rate: 100 });
  expect([...seen.keys()].filter((what) => what.startsWith("POST"))).toEqual(["POST /posted Bearer k"]);
  bad = true;
  await expect(sendLoad({ url, key: "k", paths }, { seconds: 1, rate: 100 })).rejects.toThrow(/refused/);
});
