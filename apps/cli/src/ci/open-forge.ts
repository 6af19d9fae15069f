import { AppError } from "@slipway/core/errors";
import type { Environment, Forge } from "./forge.ts";
import { githubForge } from "./github-forge.ts";
import { gitlabForge } from "./gitlab-forge.ts";

/** From what the forge's CI tells its jobs. Throws when there is no request here, or when it may not be read. */
export function openForge(environment: Environment): Promise<Forge> {
  if (environment.GITHUB_ACTIONS === "true") return githubForge(environment);
  if (environment.GITLAB_CI === "true") return gitlabForge(environment);
  throw new AppError("INVALID_INPUT", "This is no job of GitHub Actions or GitLab CI.", {
    remedy: "Elsewhere `slipway plan` and `slipway apply --plan` do the same; its comment is up to you.",
  });
}
