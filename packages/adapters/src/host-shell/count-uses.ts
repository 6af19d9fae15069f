import type { HostSession } from "@slipway/core/ports";

export interface CountedSession extends HostSession {
  /** Commands running and sockets open now. */
  readonly uses: number;
}

/** The same session, telling how many of its channels are in use; `onUse` is called as each begins and ends. */
export function countUses(session: HostSession, onUse: () => void): CountedSession {
  let uses = 0;
  const begin = (): void => {
    uses += 1;
    onUse();
  };
  const end = (): void => {
    uses -= 1;
    onUse();
  };
  async function during<T>(work: () => Promise<T>): Promise<T> {
    begin();
    try {
      return await work();
    } finally {
      end();
    }
  }
  return {
    machineId: session.machineId,
    closed: session.closed,
    get open() {
      return session.open;
    },
    get uses() {
      return uses;
    },
    exec: (argv, options) => during(() => session.exec(argv, options)),
    writeFile: (path, content, options) => during(() => session.writeFile(path, content, options)),
    async openTerminal(request) {
      const terminal = await during(() => session.openTerminal(request));
      begin();
      void terminal.ended.then(end);
      return terminal;
    },
    async openSocket(path) {
      const stream = await during(() => session.openSocket(path));
      begin();
      stream.on("close", end);
      return stream;
    },
    close: () => session.close(),
  };
}
