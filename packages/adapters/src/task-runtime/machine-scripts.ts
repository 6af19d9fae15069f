import { AppError } from "@slipway/core/errors";
import type { ExecOptions, ExecResult, HostSession } from "@slipway/core/ports";

/** What a machine's /bin/sh does for us, as root. Values arrive as positional parameters, never in the text. */
export const machineScripts = {
  /** Secrets live in memory: /run is a tmpfs on most machines, elsewhere one is mounted. */
  makeRunDirectory: `set -e
umask 077
mkdir -p /run/slipway
[ "$(stat -f -c %T /run/slipway)" = tmpfs ] || mount -t tmpfs -o mode=0700,size=64m slipway /run/slipway
chmod 0700 /run/slipway
mkdir -p /run/slipway/tasks`,

  /** $1: image. Made of the machine's own static busybox, so that no registry is needed. */
  importHolder: `set -e
tar -C / -c bin/busybox | docker import -c 'ENTRYPOINT ["/bin/busybox"]' - "$1"`,

  /** $1: the holder's pid, $2: its container id; stdin: rules. A pid that was handed to another process must not get them. */
  applyFirewall: `set -e
grep -q -- "$2" "/proc/$1/cgroup"
[ "$(readlink "/proc/$1/ns/net")" != "$(readlink /proc/self/ns/net)" ]
nsenter -t "$1" -n nft -f -
nsenter -t "$1" -n nft list table inet slipway > /dev/null`,

  /** $1: directory; stdin: tar. Readable for a container's non-root user, reachable only by way of its bind. */
  writeSecrets: `set -e
umask 077
mkdir -p -- "$1"
tar -x -p --no-same-owner -C "$1" -f -
chmod 0711 -- "$1"`,

  /** $1: directory. */
  removeSecrets: `rm -rf -- "$1"`,

  /** To stdout, base64. Tar says 1 when a file grew while it was read: then it is read again. */
  backupSwarm: `set -e
file=$(mktemp -p /run/slipway)
trap 'rm -f "$file"' EXIT
tries=0
until tar -C /var/lib/docker -czf "$file" swarm; do
  tries=$((tries + 1))
  [ "$tries" -lt 10 ]
  sleep 0.2
done
base64 -w0 "$file"`,

  /** stdin: the tar. Returns once the engine answers again. */
  restoreSwarm: `set -e
file=$(mktemp -p /run/slipway)
trap 'rm -f "$file"' EXIT
cat > "$file"
tar -tzf "$file" > /dev/null
if command -v slipway-engine > /dev/null; then stop='slipway-engine stop' start='slipway-engine start'
else stop='systemctl stop docker.socket docker.service' start='systemctl start docker.service'; fi
$stop
rm -rf /var/lib/docker/swarm
tar -C /var/lib/docker -xzf "$file"
$start
tries=0
until docker info > /dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ]
  sleep 0.1
done`,
} as const;

export type MachineScript = keyof typeof machineScripts;

/** Runs a script as root. STEP_FAILED with its last words when it ends other than with 0. */
export async function runScript(
  session: HostSession,
  call: { script: MachineScript; args?: string[] } & Omit<ExecOptions, "sudo">,
): Promise<ExecResult> {
  const { script, args = [], ...options } = call;
  const result = await session.exec(["sh", "-c", machineScripts[script], "slipway", ...args], { ...options, sudo: true });
  if (result.exitCode === 0) return result;
  const words = result.stderr.trim().slice(-2000) || `exit code ${result.exitCode}`;
  throw new AppError("STEP_FAILED", `${script} failed on machine ${session.machineId}: ${words}`);
}
