import { setTimeout as sleep } from "node:timers/promises";
import type { ContainerEngine, TerminalSize } from "@slipway/core/ports";
import { streamTerminal } from "../host-shell/index.ts";
import { pathOf } from "./engine-containers.ts";
import type { EngineCall, EngineHttp } from "./engine-http.ts";

/** An image without any shell has no default either: its user names a program. */
const SHELL = ["sh", "-c", "command -v bash >/dev/null 2>&1 && exec bash; exec sh"];
/** A size is refused until the program is there, and its exit told only once the engine has noticed it. */
const PAUSES_MS = [0, 50, 100, 200, 400, 800];

interface ExecState {
  Running: boolean;
  ExitCode: number | null;
  Pid: number;
}

export function engineTerminal(http: EngineHttp): Pick<ContainerEngine, "openTerminal"> {
  const stateOf = async (id: string): Promise<ExecState> => (await http.call<ExecState>({ method: "GET", path: `/exec/${id}/json` })).body;

  async function exitCode(id: string): Promise<number | null> {
    for (const pauseMs of PAUSES_MS) {
      await sleep(pauseMs);
      const { Running, ExitCode } = await stateOf(id);
      if (!Running) return ExitCode;
    }
    return null;
  }

  async function resize(id: string, { cols, rows }: TerminalSize): Promise<void> {
    for (const pauseMs of PAUSES_MS) {
      await sleep(pauseMs);
      const call: EngineCall = { method: "POST", path: `/exec/${id}/resize`, query: { h: rows, w: cols }, accept: [404, 409, 500] };
      if ((await http.call(call)).status < 300) return;
    }
  }

  return {
    async openTerminal(name, { argv, cols, rows }) {
      const attached = { AttachStdin: true, AttachStdout: true, AttachStderr: true, Tty: true };
      const body = { ...attached, Env: ["TERM=xterm-256color"], Cmd: argv.length > 0 ? argv : SHELL };
      const { Id } = (await http.call<{ Id: string }>({ method: "POST", path: pathOf(name, "/exec"), body })).body;
      const stream = await http.upgrade({ method: "POST", path: `/exec/${Id}/start`, body: { Detach: false, Tty: true } });
      // Sizes in the order in which they were asked for: the last one stays. One that is refused is no reason to end.
      let sized = Promise.resolve();
      const resizeNext = (size: TerminalSize): void => {
        sized = sized.then(() => resize(Id, size)).catch(() => undefined);
      };
      resizeNext({ cols, rows });
      const terminal = streamTerminal(stream, { exitCode: () => exitCode(Id), resize: resizeNext, hangUp: () => undefined });
      const processId = async (): Promise<number> => {
        const { Running, Pid } = await stateOf(Id);
        return Running ? Pid : 0;
      };
      return { ...terminal, processId };
    },
  };
}
