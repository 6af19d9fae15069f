import pg from "pg";

const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 4_000;
/** A line that is cut says nothing: who waits longer than this reads for himself. */
const PATIENCE_MS = 1_000;

export interface ListeningConnection {
  /** Makes the connection, and from now on makes it again whenever it is lost. */
  open(): void;
  /** True once all is told that was committed before this call; false while nobody can say, for want of a connection. */
  caughtUp(): Promise<boolean>;
  close(): Promise<void>;
}

interface ListeningOptions {
  connectionString: string;
  /** By channel. */
  told: Record<string, (payload: string) => void>;
  /** What was told from the last time on may have gaps: the connection is lost, or there again. */
  onGap(): void;
}

/** One connection per process for all channels. */
export function listeningConnection({ connectionString, told, onGap }: ListeningOptions): ListeningConnection {
  let client: pg.Client | undefined;
  let isListening = false;
  let isResting = false;
  let closed = false;
  const askTogether = together(ask);

  function open(): void {
    if (closed || client || isResting) return;
    const connection = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    client = connection;
    connection.on("error", () => lose(connection));
    connection.on("end", () => lose(connection));
    connection.on("notification", ({ channel, payload = "" }) => told[channel]?.(payload));
    connection
      .connect()
      .then(() =>
        connection.query(
          Object.keys(told)
            .map((channel) => `LISTEN ${channel}`)
            .join("; "),
        ),
      )
      .then(() => isOwnBackend(connection))
      .then((isOwn) => {
        if (client !== connection || !isOwn) return;
        onGap();
        isListening = true;
      })
      .catch(() => lose(connection));
  }

  function lose(connection: pg.Client): void {
    if (client !== connection) return;
    client = undefined;
    isListening = false;
    onGap();
    connection.end().catch(() => undefined);
    isResting = true;
    setTimeout(() => {
      isResting = false;
      open();
    }, RECONNECT_MS).unref();
  }

  async function ask(): Promise<boolean> {
    const connection = client;
    if (!connection || !isListening) return false;
    const heard = await isHeard(connection);
    if (heard === "late") lose(connection);
    return heard === true && client === connection;
  }

  return {
    open,
    caughtUp() {
      open();
      return isListening ? askTogether() : Promise.resolve(false);
    },
    async close() {
      closed = true;
      const connection = client;
      client = undefined;
      isListening = false;
      await connection?.end().catch(() => undefined);
    },
  };
}

/** One question at a time: who comes before the next is put shares it, and who comes while it is under way waits for the one after. */
function together(ask: () => Promise<boolean>): () => Promise<boolean> {
  let gathering: Promise<boolean> | undefined;
  let asking: Promise<boolean> | undefined;
  return () => {
    gathering ??= (asking ?? turnIsOver()).then(() => {
      gathering = undefined;
      asking = ask().finally(() => {
        asking = undefined;
      });
      return asking;
    });
    return gathering;
  };
}

const turnIsOver = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Behind a pooler another backend may answer than the one that listens: then nobody can say. */
async function isOwnBackend(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid === (connection as pg.Client & { processID: number }).processID;
}

/** PostgreSQL sends what a listener was to be told before it says that a query is done, even one that asks for nothing. */
function isHeard(connection: pg.Client): Promise<boolean | "late"> {
  return new Promise((resolve) => {
    // After a pause of our own the answer may be here, and only not read yet.
    const late = setTimeout(() => setImmediate(() => resolve("late")), PATIENCE_MS);
    connection
      .query("")
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(late));
  });
}
