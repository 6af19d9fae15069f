import { type AddressInfo, createServer, type Socket } from "node:net";

/** Listens where nothing may be sent. */
export interface Canary {
  port: number;
  /** Remote addresses of all who connected. */
  touched: string[];
  close(): Promise<void>;
}

/** What an HTTP client would take for an answer, with a text that must be shown to nobody. */
const ANSWER = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 22\r\nconnection: close\r\n\r\ncanary-answer-5c1d9e73";
export const CANARY_ANSWER = "canary-answer-5c1d9e73";

/** `127.0.0.1`: whoever connects is on this computer and was told to. */
export async function openCanary(host = "127.0.0.1"): Promise<Canary> {
  const touched: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    touched.push(socket.remoteAddress ?? "unknown");
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    socket.resume();
    socket.end(ANSWER);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    touched,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
