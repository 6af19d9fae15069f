import { AppError } from "@slipway/core/errors";
import type Docker from "dockerode";
import { followProgress } from "./docker-progress.ts";
import { type Recipe, recipeTar } from "./recipe.ts";

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
    const progress = await docker.buildImage(recipeTar(build.recipe), {
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
