import { finished } from "node:stream/promises";
import { AppError } from "@slipway/core/errors";
import type { ContainerEngine } from "@slipway/core/ports";
import { boundedOutput } from "../host-shell/index.ts";
import { demuxer } from "./demuxer.ts";
import { pathOf } from "./engine-containers.ts";
import { engineSilence } from "./engine-errors.ts";
import type { EngineHttp } from "./engine-http.ts";

const MAX_OUTPUT_BYTES = 1024 * 1024;

/** Runs a program beside the container's own. The engine can't end it: on a time-out we only stop listening. */
export function engineExec(http: EngineHttp): Pick<ContainerEngine, "exec"> {
  return {
    async exec(name, argv, { timeoutMs = 60_000, stdin } = {}) {
      const body = { AttachStdin: stdin !== undefined, AttachStdout: true, AttachStderr: true, Cmd: argv };
      const { Id } = (await http.call<{ Id: string }>({ method: "POST", path: pathOf(name, "/exec"), body })).body;
      const output = { stdout: boundedOutput(MAX_OUTPUT_BYTES), stderr: boundedOutput(MAX_OUTPUT_BYTES) };
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        const stream = await http.upgrade({
          method: "POST",
          path: `/exec/${Id}/start`,
          body: { Detach: false, Tty: false },
          signal: limit,
        });
        stream.on(
          "data",
          demuxer((from, payload) => output[from].push(payload)),
        );
        if (stdin !== undefined) stream.end(stdin);
        await finished(stream, { writable: false, signal: limit }).finally(() => stream.destroy());
      } catch (error) {
        if (limit.aborted) throw new AppError("STEP_FAILED", `The command in ${name} did not end within ${timeoutMs} ms.`);
        throw engineSilence(error, undefined);
      }
      const { body: end } = await http.call<{ ExitCode: number }>({ method: "GET", path: `/exec/${Id}/json` });
      return { exitCode: end.ExitCode, stdout: output.stdout.text(), stderr: output.stderr.text() };
    },
  };
}
