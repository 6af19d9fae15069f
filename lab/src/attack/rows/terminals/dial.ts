import WebSocket from "ws";

/** How an upgrade was answered. */
export interface Dialled {
  /** 101: the protocol was switched. */
  status: number;
  body: string;
  /** Open; null: refused. */
  line: Line | null;
}

/** An open terminal. */
export interface Line {
  type(text: string): void;
  shown(): string;
  /** Resolves with the code it was closed with. */
  closed: Promise<number>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

/** Asks for a WebSocket as a program does: with the headers that are given and no others. */
export function dial(url: string, path: string, headers: Record<string, string> = {}): Promise<Dialled> {
  return new Promise((resolve, reject) => {
    const { origin, protocol, ...others } = headers;
    const socket = new WebSocket(url.replace(/^http/, "ws") + path, protocol ? [protocol] : [], {
      headers: others,
      handshakeTimeout: TIMEOUT_MS,
      followRedirects: false,
      ...(origin === undefined ? {} : { origin }),
    });
    socket.on("unexpected-response", (request, response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("close", () => {
        request.destroy();
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), line: null });
      });
    });
    socket.once("open", () => resolve({ status: 101, body: "", line: lineOver(socket) }));
    socket.once("error", reject);
  });
}

function lineOver(socket: WebSocket): Line {
  let shown = "";
  const closed = new Promise<number>((resolve) => socket.once("close", (code) => resolve(code)));
  socket.on("error", () => undefined);
  socket.on("message", (data: Buffer, isBinary) => {
    if (isBinary) shown += data.toString();
  });
  return {
    type: (text) => socket.send(Buffer.from(text), { binary: true }),
    shown: () => shown,
    closed,
    close: () => socket.close(),
  };
}
