import Docker from "dockerode";
import type { OnProgress } from "./base-image.ts";
import { ensureBaseImage, findBaseImage } from "./base-image.ts";
import { dockerStatus, sortDockerError } from "./docker-errors.ts";
import { ensureHostImage, findHostImage, type HostImage } from "./host-image.ts";
import { ensureMirrorImage, mirrorTag } from "./image-mirror.ts";
import { imageExists } from "./docker-progress.ts";

export interface LocalImages {
  host: HostImage;
  /** null: the public registry answers, no mirror is needed. */
  mirror: string | null;
}

/** Builds what local machines need, once; under a second when it is there. Idempotent. */
export async function prepareLocal(onProgress: OnProgress, docker = new Docker()): Promise<LocalImages> {
  try {
    if (!(await findHostImage(docker))) await ensureBaseImage(docker, onProgress);
    const [host, mirror] = await Promise.all([ensureHostImage(docker, onProgress), ensureMirrorImage(docker, onProgress)]);
    return { host, mirror };
  } catch (error) {
    throw sortDockerError(error, "could not prepare images");
  }
}
