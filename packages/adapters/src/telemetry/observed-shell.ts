import type { ExecOptions, ExecResult, HostSession, HostShell, Tracing } from "@slipway/core/ports";
import type { Metrics } from "./metrics.ts";

interface Observer {
  tracing: Tracing;
  metrics: Pick<Metrics, "sshConnected" | "sshClosed" | "sshExec">;
}

/** The same shell, counted and traced. Of a command only its program is told: arguments may carry anything. */
export function observedShell(shell: HostShell, observer: Observer): HostShell {
  const { tracing, metrics } = observer;
  return {
    connect: (target, options) =>
      tracing.span("ssh connect", { "slipway.machine": target.machineId }, async () => {
        try {
          const session = await shell.connect(target, options);
          metrics.sshConnected("open");
          void session.closed.then(() => metrics.sshClosed());
          return observedSession(session, observer);
        } catch (error) {
          metrics.sshConnected("failed");
          throw error;
        }
      }),
  };
}

function observedSession(session: HostSession, { tracing, metrics }: Observer): HostSession {
  async function exec(argv: readonly string[], options?: ExecOptions): Promise<ExecResult> {
    const startedMs = performance.now();
    let outcome: "done" | "failed" = "failed";
    try {
      const result = await session.exec(argv, options);
      outcome = "done";
      return result;
    } finally {
      metrics.sshExec({ outcome, seconds: (performance.now() - startedMs) / 1000 });
    }
  }
  const machine = { "slipway.machine": session.machineId };
  return {
    ...session,
    get open() {
      return session.open;
    },
    exec: (argv, options) => tracing.span("ssh exec", { ...machine, "process.program": programOf(argv) }, () => exec(argv, options)),
    writeFile: (path, content, options) => tracing.span("ssh write file", machine, () => session.writeFile(path, content, options)),
  };
}

const programOf = (argv: readonly string[]): string => argv[0]?.split("/").at(-1)?.slice(0, 64) ?? "";
