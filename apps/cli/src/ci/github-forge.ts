import { readFileSync } from "node:fs";
import { AppError } from "@slipway/core/errors";
import { askForge, eachOfForge, type ForgeAccess } from "./ask-forge.ts";
import type { Environment, Forge } from "./forge.ts";
import { variable } from "./variable.ts";

interface PullRequest {
  number: number;
  merged_at?: string | null;
}

interface Comment {
  id: number;
  body: string | null;
  html_url: string;
}

const remedy = "The job needs `permissions: pull-requests: write`, and GITHUB_TOKEN in its environment.";

/** The pull request of a job of GitHub Actions: of its event, or the one that brought the commit of a push. */
export async function githubForge(environment: Environment): Promise<Forge> {
  const repository = variable(environment, "GITHUB_REPOSITORY");
  const access: ForgeAccess = {
    base: `${environment.GITHUB_API_URL || "https://api.github.com"}/repos/${repository}`,
    headers: { authorization: `Bearer ${variable(environment, "GITHUB_TOKEN", remedy)}`, "x-github-api-version": "2022-11-28" },
    remedy,
  };
  const number = requestOfEvent(environment) ?? (await requestOfCommit(access, variable(environment, "GITHUB_SHA")));
  return {
    async find(start) {
      for await (const { id, body } of eachOfForge<Comment>(access, `/issues/${number}/comments`)) {
        if (body?.startsWith(start)) return { id: String(id), body };
      }
      return undefined;
    },
    async save(body, before) {
      const saved = before
        ? await askForge<Comment>(access, { method: "PATCH", path: `/issues/comments/${before.id}`, body: { body } })
        : await askForge<Comment>(access, { method: "POST", path: `/issues/${number}/comments`, body: { body } });
      return saved.html_url;
    },
  };
}

function requestOfEvent(environment: Environment): number | undefined {
  const event = JSON.parse(readFileSync(variable(environment, "GITHUB_EVENT_PATH"), "utf8")) as { pull_request?: PullRequest };
  return event.pull_request?.number;
}

async function requestOfCommit(access: ForgeAccess, sha: string): Promise<number> {
  const requests = await askForge<PullRequest[]>(access, { path: `/commits/${sha}/pulls` });
  const merged = requests.find(({ merged_at }) => merged_at);
  if (!merged)
    throw new AppError("NOT_FOUND", `No merged pull request brought the commit ${sha}.`, {
      remedy: "Change the blueprint by a pull request.",
    });
  return merged.number;
}
