import { AppError } from "@slipway/core/errors";
import type { ByteStream, ExecOptions, ExecResult, HostSession } from "@slipway/core/ports";
import type { Client } from "ssh2";
import { gate } from "./gate.ts";
import { quoteArgv } from "./quote-argv.ts";
import { lineError } from "./ssh-errors.ts";
import { DEFAULT_TIMEOUT_MS, sshExec } from "./ssh-exec.ts";
import { sshTerminal } from "./ssh-terminal.ts";

/** An ordinary sshd allows ten sessions a connection. */
const MAX_COMMANDS = 8;

export function sshSession(client: Client, machineId: string): HostSession {
  const enter = gate(MAX_COMMANDS);
  const end = Promise.withResolvers<void>();
  let open = true;
  client.on("error", () => {});
  client.once("close", () => {
    open = false;
    end.resolve();
  });

  async function exec(argv: readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
    if (argv.length === 0) throw new AppError("INVALID_INPUT", "A command needs at least a program.");
    const command = quoteArgv([...(options.sudo === true ? ["sudo", "-n", "--"] : []), ...remoteLimit(options.timeoutMs), ...argv]);
    return await enter(() => sshExec({ client, machineId, closed: end.promise, isOpen: () => open }, command, options));
  }

  return {
    machineId,
    closed: end.promise,
    get open() {
      return open;
    },
    exec,
    async writeFile(path, content, { mode, sudo }) {
      if (!path.startsWith("/")) throw new AppError("INVALID_INPUT", `A file on a machine needs an absolute path, not ${path}.`);
      const { exitCode, stderr } = await exec(["sh", "-c", WRITE_FILE, "slipway", path, mode.toString(8)], { sudo, stdin: content });
      if (exitCode !== 0) throw new AppError("STEP_FAILED", `${path} could not be written on machine ${machineId}: ${stderr.trim()}`);
    },
    openTerminal: (request) => sshTerminal({ client, machineId, closed: end.promise, isOpen: () => open }, request),
    openSocket(path) {
      return new Promise<ByteStream>((resolve, reject) => {
        if (!open) return reject(lineError(machineId));
        void end.promise.then(() => reject(lineError(machineId)));
        client.openssh_forwardOutStreamLocal(path, (error, stream) => {
          if (error) reject(new AppError("UNREACHABLE", `Nothing answers at ${path} of machine ${machineId}.`, { cause: error }));
          else resolve(stream);
        });
      });
    },
    close() {
      open = false;
      client.destroy();
      end.resolve();
    },
  };
}

/** The machine ends the command too: sshd leaves it running when its channel or the whole line is gone. */
function remoteLimit(timeoutMs = DEFAULT_TIMEOUT_MS): string[] {
  return ["timeout", "-k", "5", String(Math.ceil(timeoutMs / 1000) + 1)];
}

/** $1: path, $2: mode. Readers see the old file or the new one, never a part. */
const WRITE_FILE = `set -e
mkdir -p -- "\${1%/*}/"
umask 077
temporary="$1.$$.slipway"
trap 'rm -f -- "$temporary"' EXIT
cat > "$temporary"
chmod -- "$2" "$temporary"
mv -fT -- "$temporary" "$1"`;
