import type Docker from "dockerode";

/** Its type lacks a setting that the API has. */
type HostConfig = Docker.HostConfig & { CgroupnsMode?: "private" | "host" };

/** How a machine's container gets the kernel's interfaces that an engine of its own needs. */
export type Isolation = "bounded" | "privileged";

/**
 * `bounded`: every capability but CAP_SYS_RESOURCE, and nothing filtered; the machine itself remounts cgroups and sysctls writable. For engines that
 * lack a capability themselves. `privileged` with cgroups of its own: what most hosts want (cgroup v2, Docker Desktop).
 */
export const isolationSettings: Record<Isolation, HostConfig> = {
  bounded: {
    CapAdd: ["ALL"],
    CapDrop: ["SYS_RESOURCE"],
    SecurityOpt: ["seccomp=unconfined", "apparmor=unconfined"],
  },
  privileged: { Privileged: true, CgroupnsMode: "private" },
};

/** The likelier one first. */
export async function isolationsToTry(docker: Docker): Promise<Isolation[]> {
  const { CgroupVersion } = await docker.info();
  return CgroupVersion === "2" ? ["privileged", "bounded"] : ["bounded", "privileged"];
}

/** What every machine's container has, whichever isolation. */
export function machineHostConfig(isolation: Isolation): HostConfig {
  return {
    ...isolationSettings[isolation],
    Tmpfs: { "/run": "mode=755" },
    LogConfig: { Type: "json-file", Config: { "max-size": "1m", "max-file": "2" } },
  };
}
