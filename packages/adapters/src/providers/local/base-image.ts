import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { AppError } from "@slipway/core/errors";
import type Docker from "dockerode";
import { ignoreStatus } from "./docker-errors.ts";
import { followProgress, imageExists, tagImage } from "./docker-progress.ts";

const PUBLIC_NAME = "debian:bookworm-slim";
const PULLED = "slipway/base:pulled";
const BUILT = "slipway/base:built";
const IMPORTING = "slipway/base:importing";
/** Ubuntu has mmdebstrap without what Debian's packages are signed with. */
const DEBIAN_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg";
const REGISTRY_ANSWER_MS = 2_000;

export type OnProgress = (line: string) => void;

export interface BaseImage {
  tag: string;
  /** The public registry did not answer: blueprints' images need a mirror. */
  registrySilent: boolean;
}

/** The base found or made before; null: none yet. */
export async function findBaseImage(docker: Docker): Promise<BaseImage | null> {
  if (await imageExists(docker, PULLED)) return { tag: PULLED, registrySilent: false };
  if (await imageExists(docker, BUILT)) return { tag: BUILT, registrySilent: true };
  return null;
}

/** Debian from the public registry, or made from Debian's packages where that is silent. */
export async function ensureBaseImage(docker: Docker, onProgress: OnProgress): Promise<BaseImage> {
  const found = await findBaseImage(docker);
  if (found) return found;
  if (await pullBase(docker)) {
    onProgress(`pulled ${PUBLIC_NAME}`);
    return { tag: PULLED, registrySilent: false };
  }
  onProgress("the public registry is silent: making a Debian base image from packages (mmdebstrap, about 20 s)");
  await installMmdebstrap(onProgress);
  await bootstrapBase(docker);
  return { tag: BUILT, registrySilent: true };
}

async function pullBase(docker: Docker): Promise<boolean> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), REGISTRY_ANSWER_MS);
  try {
    const progress = await docker.pull(PUBLIC_NAME, { abortSignal: silence.signal });
    await followProgress(docker, progress, () => clearTimeout(timer));
    await tagImage(docker, PUBLIC_NAME, PULLED);
    return true;
  } catch {
    // Whatever the reason (no name, no route, a rate limit): packages serve instead.
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function installMmdebstrap(onProgress: OnProgress): Promise<void> {
  if (existsSync(DEBIAN_KEYS) && (await succeeds(["mmdebstrap", "--version"]))) return;
  onProgress("installing mmdebstrap (makes the base image from Debian's packages)");
  await succeeds(asRoot(["apt-get", "update", "-qq"]));
  const packages = ["mmdebstrap", "debian-archive-keyring"];
  if (await succeeds(asRoot(["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages]))) return;
  throw new AppError("UNAVAILABLE", "The base image can neither be pulled nor made: mmdebstrap could not be installed.", {
    remedy: "Install the package mmdebstrap, or give this computer's Docker a way to its registry.",
  });
}

async function bootstrapBase(docker: Docker): Promise<void> {
  const excluded = ["man", "doc", "locale", "info"].map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`);
  const [command = "", ...args] = asRoot([
    "mmdebstrap",
    "--quiet",
    "--variant=minbase",
    "--dpkgopt=force-unsafe-io",
    ...excluded,
    "bookworm",
    "-",
  ]);
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const [repo = "", tag = ""] = IMPORTING.split(":");
  await followProgress(docker, await docker.importImage(child.stdout, { repo, tag, changes: 'CMD ["bash"]' }));
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new AppError("UNAVAILABLE", `mmdebstrap failed (${exitCode}):\n${said}`);
  // Under its own name only when complete: a cut tar imports without complaint.
  await tagImage(docker, IMPORTING, BUILT);
  await docker.getImage(IMPORTING).remove().catch(ignoreStatus(404, 409));
}

function asRoot(argv: string[]): string[] {
  return process.getuid?.() === 0 ? argv : ["sudo", ...argv];
}

async function succeeds(argv: string[]): Promise<boolean> {
  const [command = "", ...args] = argv;
  const child = spawn(command, args, {
    stdio: ["inherit", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("close", (exitCode) => resolve(exitCode === 0));
  });
}
