import type { ContainerInfo } from "@slipway/core/ports";
import type { ContainerInspectInfo } from "dockerode";

/** Docker's "inspect" as the port sees it. */
export function containerInfo(inspected: ContainerInspectInfo): ContainerInfo {
  const { State, Config } = inspected;
  const started = !State.StartedAt.startsWith("0001-");
  const running = State.Running && !State.Dead;
  return {
    id: inspected.Id,
    name: inspected.Name.replace(/^\//, ""),
    image: Config.Image,
    labels: Config.Labels ?? {},
    state: running ? "running" : State.Status === "created" ? "created" : "exited",
    health: healthOf(State.Health?.Status),
    pid: running ? State.Pid : 0,
    exitCode: running || !started ? null : State.ExitCode,
    startedAt: started ? State.StartedAt : null,
    oomKilled: State.OOMKilled,
  };
}

function healthOf(status: string | undefined): ContainerInfo["health"] {
  return status === "starting" || status === "healthy" || status === "unhealthy" ? status : "none";
}
