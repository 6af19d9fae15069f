import type { HealthCheckSpec } from "@slipway/core/blueprint";

const BUSYBOX = "/bin/busybox";

/** The check as a command: http and tcp ones for the holder (its busybox, the task's loopback), command ones for the app. */
export function healthArgv(check: HealthCheckSpec): { runsIn: "holder" | "app"; argv: string[] } {
  if (check.kind === "command") return { runsIn: "app", argv: check.command ?? ["true"] };
  const port = String(check.port ?? 80);
  const seconds = String(Math.max(1, Math.ceil(check.timeoutMs / 1000)));
  const probe =
    check.kind === "http"
      ? ["wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${check.path}`]
      : ["nc", "127.0.0.1", port, "-e", BUSYBOX, "true"];
  // Debian's static wget crashes on its own -T.
  const argv = [BUSYBOX, "timeout", seconds, BUSYBOX, ...probe];
  return { runsIn: "holder", argv };
}
