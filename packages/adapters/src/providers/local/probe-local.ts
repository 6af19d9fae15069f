import Docker from "dockerode";
import { imageExists } from "./docker-progress.ts";
import { findHostImage } from "./host-image.ts";
import { mirrorTag } from "./image-mirror.ts";
import { type IsolationTrial, probeIsolation } from "./probe-isolation.ts";

export interface LocalProbe {
  /** null: no engine answers; `refusal` says why. */
  engine: { version: string; cgroupVersion: string; storageDriver: string } | null;
  refusal: string | null;
  hostImage: string | null;
  mirror: string | null;
  /** What was tried just now, in order; ends with the one that works. Empty without a host image. */
  trials: IsolationTrial[];
}

/** What the local provider finds on this computer, for `./slipway doctor`. Boots and removes a machine; never throws for what is missing. */
export async function probeLocal(docker = new Docker()): Promise<LocalProbe> {
  const missing: LocalProbe = { engine: null, refusal: null, hostImage: null, mirror: null, trials: [] };
  try {
    const info = await docker.info();
    const host = await findHostImage(docker);
    const mirror = await mirrorTag();
    return {
      engine: { version: info.ServerVersion, cgroupVersion: info.CgroupVersion ?? "1", storageDriver: info.Driver },
      refusal: null,
      hostImage: host?.tag ?? null,
      mirror: (await imageExists(docker, mirror)) ? mirror : null,
      trials: host ? await probeIsolation(docker, host.tag) : [],
    };
  } catch (error) {
    return { ...missing, refusal: error instanceof Error ? error.message : String(error) };
  }
}
