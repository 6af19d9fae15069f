import { AppError } from "@slipway/core/errors";
import type { HostSession, HostShell, SshTarget } from "@slipway/core/ports";
import { type CountedSession, countUses } from "./count-uses.ts";

export interface HostSessions {
  /** The machine's one connection, made when there is none. `signal` ends this caller's wait, not the others'. */
  session(target: SshTarget, signal?: AbortSignal): Promise<HostSession>;
  drop(machineId: string): void;
  close(): void;
}

interface Entry {
  target: SshTarget;
  connecting: Promise<HostSession>;
  session: CountedSession | null;
  lastUsedAt: number;
}

/** One connection per machine and process. Dead ones are made anew, idle ones closed after `maxIdleMs`. */
export function hostSessions({
  shell,
  maxIdleMs = 300_000,
  connectTimeoutMs = 10_000,
}: {
  shell: HostShell;
  maxIdleMs?: number;
  connectTimeoutMs?: number;
}): HostSessions {
  const entries = new Map<string, Entry>();
  const sweep = setInterval(() => closeIdle(entries, maxIdleMs), Math.max(10, maxIdleMs / 4));
  sweep.unref();

  function forget(entry: Entry): void {
    if (entries.get(entry.target.machineId) === entry) entries.delete(entry.target.machineId);
  }

  function open(target: SshTarget): Entry {
    const entry: Entry = { target, session: null, lastUsedAt: Date.now(), connecting: connect() };
    async function connect(): Promise<HostSession> {
      const session = countUses(await shell.connect(target, { timeoutMs: connectTimeoutMs }), () => {
        entry.lastUsedAt = Date.now();
      });
      entry.session = session;
      void session.closed.then(() => forget(entry));
      // Dropped while connecting: nobody would ever close it.
      if (entries.get(target.machineId) !== entry) session.close();
      return session;
    }
    entries.set(target.machineId, entry);
    entry.connecting.catch(() => forget(entry));
    return entry;
  }

  function drop(machineId: string): void {
    const entry = entries.get(machineId);
    entries.delete(machineId);
    entry?.session?.close();
  }

  return {
    async session(target, signal) {
      const known = entries.get(target.machineId);
      const usable = known !== undefined && sameTarget(known.target, target) && known.session?.open !== false;
      if (known !== undefined && !usable) drop(target.machineId);
      const entry = usable ? known : open(target);
      entry.lastUsedAt = Date.now();
      return await abortable(entry.connecting, signal);
    },
    drop,
    close() {
      clearInterval(sweep);
      for (const machineId of [...entries.keys()]) drop(machineId);
    },
  };
}

function closeIdle(entries: Map<string, Entry>, maxIdleMs: number): void {
  for (const { session, lastUsedAt } of [...entries.values()]) {
    if (session?.uses === 0 && Date.now() - lastUsedAt > maxIdleMs) session.close();
  }
}

function sameTarget(one: SshTarget, other: SshTarget): boolean {
  return one.host === other.host && one.port === other.port && one.user === other.user && one.hostKey === other.hostKey;
}

async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await work;
  const abort = Promise.withResolvers<never>();
  const onAbort = (): void => abort.reject(new AppError("CANCELLED", "The call was cancelled."));
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort);
  try {
    return await Promise.race([work, abort.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
