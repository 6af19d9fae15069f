import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PostgresPlace } from "./postgres-place.ts";
import { runCommand } from "./run-command.ts";

/** Flags of the server: passwords are checked, every commit reaches the disk (fsync's default, on), nobody outside this computer connects. */
export const postgresArguments = (place: PostgresPlace, port: number): string[] => [
  ...["-D", place.data, "-p", String(port)],
  ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"],
  // One clock and one shape for all logs: debug-logs puts them in order.
  ...["-c", "log_timezone=UTC", "-c", "log_line_prefix=%m [%p] "],
];

/** A data folder with the admin's password; nothing to do when it exists. */
export async function initialisePostgres(place: PostgresPlace, adminPassword: string): Promise<void> {
  if (existsSync(place.data)) return;
  makeExecutable(place.bin);
  mkdirSync(dirname(place.data), { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "slipway-initdb-"));
  // Made aside and renamed: an interrupted initdb never passes for a database.
  const draft = `${place.data}.new`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    const passwordFile = join(scratch, "password");
    writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
    for (const path of [scratch, passwordFile, draft]) if (place.user) chownSync(path, place.user.uid, place.user.gid);
    await runCommand(
      [
        ...[join(place.bin, "initdb"), "--pgdata", draft, "--username=postgres", "--auth=scram-sha-256"],
        ...[`--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C"],
      ],
      { ...place.user, cwd: "/" },
    );
    renameSync(draft, place.data);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** npm may unpack the programs without their execute bit. */
function makeExecutable(bin: string): void {
  for (const program of ["initdb", "postgres"]) chmodSync(join(bin, program), 0o755);
}

/** True once the server asks for a password; false while it is starting, recovering or absent. */
export function postgresAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const answer = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(1_000, () => answer(false));
    socket.once("connect", () => socket.write(startupMessage()));
    // "R" asks for authentication; "E" is "the database system is starting up".
    socket.once("data", (data) => answer(data.toString("latin1", 0, 1) === "R"));
    socket.once("error", () => answer(false));
    socket.once("close", () => answer(false));
  });
}

function startupMessage(): Buffer {
  const PROTOCOL_3 = 196_608;
  const body = Buffer.from("user\0postgres\0database\0postgres\0\0", "latin1");
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, body]);
}
