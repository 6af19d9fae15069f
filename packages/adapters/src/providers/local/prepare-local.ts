import Docker from "dockerode";
import { ensureBaseImage, type OnProgress } from "./base-image.ts";
import { sortDockerError } from "./docker-errors.ts";
import { ensureHostImage, findHostImage, type HostImage } from "./host-image.ts";
import { ensureMirrorImage } from "./image-mirror.ts";

export interface LocalImages {
  host: HostImage;
  /** null: the public registry answers, no mirror is needed. */
  mirror: string | null;
}

/** Builds what local machines need, once; under a second when it is there. Idempotent. */
export async function prepareLocal(onProgress: OnProgress, docker = new Docker()): Promise<LocalImages> {
  try {
    // Both are built from the base: made here once, not by each.
    if (!(await findHostImage(docker))) await ensureBaseImage(docker, onProgress);
    const [host, mirror] = await Promise.all([ensureHostImage(docker, onProgress), ensureMirrorImage(docker, onProgress)]);
    return { host, mirror };
  } catch (error) {
    throw sortDockerError(error, "could not prepare images");
  }
}
