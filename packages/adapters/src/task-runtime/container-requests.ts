import type { ContainerRequest } from "@slipway/core/ports";
import { healthArgv } from "./health-argv.ts";
import { ENV_FILE, type SecretMaterial } from "./secret-material.ts";
import { appName, HOLDER_IMAGE, holderName, labelsOf, secretsDirectory, type TaskRequest } from "./task-request.ts";

/** Longer than any machine lives, in seconds. */
const FOREVER = "2147483647";

/** Owns the task's network namespace, address, names and published ports, and runs nothing. */
export function holderRequest(task: TaskRequest): ContainerRequest {
  return {
    name: holderName(task.taskId),
    image: HOLDER_IMAGE,
    command: ["sleep", FOREVER],
    labels: labelsOf(task, "holder"),
    hostname: task.hostname,
    network: { name: task.overlay, address: task.address, aliases: task.aliases },
    publicPorts: task.publicPorts,
    healthCheck: healthCheckIn("holder", task),
  };
}

export function appRequest(
  task: TaskRequest,
  secrets: SecretMaterial,
  image: { entrypoint: string[]; command: string[] },
): ContainerRequest {
  const command = task.command.length > 0 ? task.command : undefined;
  return {
    name: appName(task.taskId),
    image: task.image,
    ...(secrets.hasEnv ? shimmed([...image.entrypoint, ...(command ?? image.command)]) : { command }),
    env: task.env,
    labels: labelsOf(task, "app"),
    networkOf: holderName(task.taskId),
    binds: [...secretBinds(task.taskId, secrets), ...(secrets.hasEnv ? [{ source: "/bin/busybox", target: SHIM, readOnly: true }] : [])],
    files: task.files,
    memoryMib: task.memoryMib || undefined,
    cpu: task.cpu || undefined,
    healthCheck: healthCheckIn("app", task),
  };
}

/** The machine's static busybox, seen from the container: images without a shell take secret variables too. Its name must stay busybox. */
const SHIM = "/.slipway/busybox";

/** Reads the exports from tmpfs, then becomes the program: values are neither in `inspect` nor in the image. */
function shimmed(program: string[]): Pick<ContainerRequest, "entrypoint" | "command"> {
  return { entrypoint: [SHIM, "sh", "-c", `. ${ENV_FILE} && exec "$@"`, "slipway"], command: program };
}

function secretBinds(taskId: string, secrets: SecretMaterial): NonNullable<ContainerRequest["binds"]> {
  const directory = secretsDirectory(taskId);
  const files = secrets.files.map(({ name, target }) => ({ source: `${directory}/${name}`, target, readOnly: true }));
  return secrets.isEmpty ? [] : [{ source: directory, target: "/run/slipway", readOnly: true }, ...files];
}

function healthCheckIn(kind: "holder" | "app", task: TaskRequest): ContainerRequest["healthCheck"] {
  if (task.healthCheck === undefined) return undefined;
  const { runsIn, argv } = healthArgv(task.healthCheck);
  const { intervalMs, timeoutMs, retries, graceMs } = task.healthCheck;
  return runsIn === kind ? { argv, intervalMs, timeoutMs, retries, graceMs } : undefined;
}
