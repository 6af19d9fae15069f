import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type Docker from "dockerode";
import { ensureBaseImage, findBaseImage, type OnProgress } from "./base-image.ts";
import { buildImage } from "./build-image.ts";
import { followProgress, imageExists, tagImage } from "./docker-progress.ts";
import { readRecipe } from "./recipe.ts";

const REGISTRY_IMAGE = "slipway/mirrored-registry";
const REGISTRY_READY_MS = 10_000;
export const REGISTRY_PORT = "5000/tcp";

/** Made here from Debian's packages, under the public names; busybox comes first because others are built from it. */
const made = ["busybox", "registry", "caddy", "haproxy"] as const;

const mirrored: Record<string, string[]> = {
  "slipway/mirrored-busybox": ["busybox:latest", "busybox:stable", "busybox:1"],
  "slipway/mirrored-caddy": ["caddy:latest", "caddy:2"],
  "slipway/mirrored-haproxy": ["haproxy:latest", "haproxy:lts"],
};
const baseNames = ["debian:latest", "debian:bookworm", "debian:bookworm-slim"];

export async function mirrorTag(): Promise<string> {
  return `slipway/mirror:${(await readRecipe("image-mirror")).hash}`;
}

/** Tag of a registry's image that holds what blueprints name; null where the public registry answers. */
export async function ensureMirrorImage(docker: Docker, onProgress: OnProgress): Promise<string | null> {
  const tag = await mirrorTag();
  if (await imageExists(docker, tag)) return tag;
  const base = (await findBaseImage(docker)) ?? (await ensureBaseImage(docker, onProgress));
  if (!base.registrySilent) return null;
  onProgress("filling a registry with busybox, caddy, debian and haproxy (about 20 s)");
  const [first, ...others] = made;
  await buildMirrored(docker, first, base.tag);
  await Promise.all(others.map((name) => buildMirrored(docker, name, base.tag)));
  await fillRegistry(docker, { ...mirrored, [base.tag]: baseNames }, tag);
  return tag;
}

async function buildMirrored(docker: Docker, name: string, base: string): Promise<void> {
  await buildImage(docker, { recipe: await readRecipe(`image-mirror/${name}`), tag: `slipway/mirrored-${name}:latest`, base });
}

/** The filled registry becomes an image: every install starts its own from it at once, and nothing is filled twice. */
async function fillRegistry(docker: Docker, images: Record<string, string[]>, tag: string): Promise<void> {
  const registry = await docker.createContainer({
    name: `slipway-mirror-${randomUUID()}`,
    Image: REGISTRY_IMAGE,
    Labels: { "slipway.kind": "mirror" },
    HostConfig: { PortBindings: { [REGISTRY_PORT]: [{ HostIp: "127.0.0.1", HostPort: "" }] } },
  });
  try {
    await registry.start();
    const address = await registryAddress(registry);
    for (const [image, names] of Object.entries(images)) {
      for (const name of names) await pushAs(docker, image, `${address}/library/${name}`);
    }
    const [repo, version] = tag.split(":");
    await registry.commit({ repo, tag: version });
  } finally {
    await registry.remove({ force: true, v: true });
  }
}

async function registryAddress(registry: Docker.Container): Promise<string> {
  const { NetworkSettings } = await registry.inspect();
  const address = `127.0.0.1:${NetworkSettings.Ports[REGISTRY_PORT]?.[0]?.HostPort}`;
  const deadline = performance.now() + REGISTRY_READY_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`http://${address}/v2/`).catch(() => null);
    if (answer?.ok) return address;
    await sleep(100);
  }
  throw new AppError("UNAVAILABLE", "The registry of mirrored images did not start.");
}

async function pushAs(docker: Docker, image: string, name: string): Promise<void> {
  await tagImage(docker, image, name);
  // Older engines refuse a push without the header, whatever is in it.
  await followProgress(docker, await docker.getImage(name).push({ authconfig: { username: "", password: "", serveraddress: "" } }));
  await docker.getImage(name).remove();
}
