import type { HealthCheckSpec } from "@slipway/core/blueprint";

/** The check as a command: http and tcp ones for the holder (its busybox, the task's loopback), command ones for the app. */
export function healthArgv(check: HealthCheckSpec): { runsIn: "holder" | "app"; argv: string[] } {
  if (check.kind === "command") return { runsIn: "app", argv: check.command ?? ["true"] };
  const port = String(check.port ?? 80);
  const seconds = String(Math.max(1, Math.ceil(check.timeoutMs / 1000)));
  const argv =
    check.kind === "http"
      ? ["/bin/busybox", "wget", "-q", "-O", "/dev/null", "-T", seconds, `http://127.0.0.1:${port}${check.path}`]
      : ["/bin/busybox", "nc", "-w", seconds, "127.0.0.1", port, "-e", "/bin/busybox", "true"];
  return { runsIn: "holder", argv };
}
