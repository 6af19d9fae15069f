import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import { RESPONSE_MAX_BYTES, type Target } from "@slipway/core/webhooks";
import { readStart } from "./read-start.ts";

const HEADERS_MAX_BYTES = 16 * 1_024;

export interface PinnedPost {
  target: Target;
  /** The only ones that are connected to. */
  addresses: readonly string[];
  /** Asked once more of the address that the socket really has. */
  mayConnect(address: string): boolean;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
  progress: Progress;
}

/** How far a request has got; filled as it goes, for the record of one that fails midway. */
export interface Progress {
  connected: boolean;
  requestHeaders: Record<string, string>;
  status: number | null;
  responseHeaders: Record<string, string>;
}

/** One POST to one of the judged addresses; name, certificate and Host header stay the URL's. Rejects on every failure. */
export async function postPinned(post: PinnedPost): Promise<{ status: number; text: string; truncated: boolean }> {
  const response = await answered(open(post), post);
  const status = response.statusCode ?? 0;
  post.progress.status = status;
  post.progress.responseHeaders = flat(response.headersDistinct);
  return { status, ...(await readStart(response, RESPONSE_MAX_BYTES)) };
}

const flat = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));

function open({ target, addresses, headers, signal }: PinnedPost): ClientRequest {
  return (target.secure ? httpsRequest : httpRequest)(target.href, {
    method: "POST",
    headers,
    signal,
    // A connection of its own: one that was kept would have been judged at another time.
    agent: false,
    lookup: pinnedLookup(addresses),
    maxHeaderSize: HEADERS_MAX_BYTES,
  });
}

function answered(request: ClientRequest, post: PinnedPost): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", resolve);
    request.on("socket", (socket) => {
      socket.once("connect", () => {
        if (socket.remoteAddress && post.mayConnect(socket.remoteAddress)) post.progress.connected = true;
        else request.destroy(new Error("connected to an address that was not judged"));
      });
    });
    const body = Buffer.from(post.body);
    request.setHeader("content-length", body.byteLength);
    post.progress.requestHeaders = flat(request.getHeaders());
    request.end(body);
  });
}

/** Node asks for all addresses or for one, as its automatic choice of a family is on or off. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_name, options, callback) => {
    const [first] = all;
    if (!first) callback(new Error("no address"), []);
    else if (options.all) callback(null, all);
    else callback(null, first.address, first.family);
  };
}
