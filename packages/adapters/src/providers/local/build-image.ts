import { AppError } from "@slipway/core/errors";
import type Docker from "dockerode";
import { followProgress } from "./docker-progress.ts";
import type { Recipe } from "./recipe.ts";
import { tarFiles } from "./tar-files.ts";

interface ImageBuild {
  recipe: Recipe;
  tag: string;
  /** Image that the recipe's ARG BASE stands for. */
  base: string;
}

const TAIL_LINES = 15;

/** Builds on the computer's own network: packages come the way the computer gets them. */
export async function buildImage(docker: Docker, build: ImageBuild): Promise<void> {
  const tail: string[] = [];
  try {
    const progress = await docker.buildImage(tarFiles(build.recipe.files.map((file) => ({ ...file, mode: 0o644 }))), {
      t: build.tag,
      buildargs: { BASE: build.base },
      networkmode: "host",
      rm: true,
      forcerm: true,
    });
    await followProgress(docker, progress, (line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
    });
  } catch (error) {
    throw new AppError("UNAVAILABLE", `The image ${build.tag} could not be built:\n${tail.join("\n")}`, {
      cause: error,
      remedy: "Building needs Debian's packages; check that this computer reaches them, then run the command again.",
    });
  }
}
