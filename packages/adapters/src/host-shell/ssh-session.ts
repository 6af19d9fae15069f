import { AppError } from "@slipway/core/errors";
import type { ByteStream, ExecOptions, ExecResult, HostSession } from "@slipway/core/ports";
import type { Client } from "ssh2";
import { lineOf } from "./line.ts";
import { lineCommands } from "./line-commands.ts";
import { lineError } from "./ssh-errors.ts";
import { sshTerminal } from "./ssh-terminal.ts";

export function sshSession(client: Client, machineId: string): HostSession {
  const line = lineOf(client, machineId);
  const run = lineCommands(line);
  const exec = (argv: readonly string[], options: ExecOptions = {}): Promise<ExecResult> => run(argv, options);

  return {
    machineId,
    closed: line.closed,
    get open() {
      return line.isOpen();
    },
    exec,
    async writeFile(path, content, { mode, sudo }) {
      if (!path.startsWith("/")) throw new AppError("INVALID_INPUT", `A file on a machine needs an absolute path, not ${path}.`);
      const { exitCode, stderr } = await exec(["sh", "-c", WRITE_FILE, "slipway", path, mode.toString(8)], { sudo, stdin: content });
      if (exitCode !== 0) throw new AppError("STEP_FAILED", `${path} could not be written on machine ${machineId}: ${stderr.trim()}`);
    },
    openTerminal: (request) => sshTerminal(line, request),
    openSocket(path) {
      return new Promise<ByteStream>((resolve, reject) => {
        if (!line.isOpen()) return reject(lineError(machineId));
        const forget = line.onClosed(() => reject(lineError(machineId)));
        client.openssh_forwardOutStreamLocal(path, (error, stream) => {
          forget();
          if (error) reject(new AppError("UNREACHABLE", `Nothing answers at ${path} of machine ${machineId}.`, { cause: error }));
          else resolve(stream);
        });
      });
    },
    close() {
      client.destroy();
      line.end();
    },
  };
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
