import { AppError } from "@slipway/core/errors";
import { askForge, eachOfForge, type ForgeAccess } from "./ask-forge.ts";
import type { Environment, Forge } from "./forge.ts";
import { variable } from "./variable.ts";

interface MergeRequest {
  iid: number;
  state: string;
}

interface Note {
  id: number;
  body: string;
  author: { id: number };
}

const remedy = "The job needs GITLAB_TOKEN: a project access token with the scope `api`, at least as Reporter.";

/** The merge request of a job of GitLab CI: of its pipeline, or the one that brought the commit of a branch's pipeline. */
export async function gitlabForge(environment: Environment): Promise<Forge> {
  const api: ForgeAccess = {
    base: variable(environment, "CI_API_V4_URL"),
    headers: { "private-token": variable(environment, "GITLAB_TOKEN", remedy) },
    remedy,
  };
  const access = { ...api, base: `${api.base}/projects/${variable(environment, "CI_PROJECT_ID")}` };
  const self = await askForge<{ id: number }>(api, { path: "/user" });
  const iid = environment.CI_MERGE_REQUEST_IID ?? (await requestOfCommit(access, variable(environment, "CI_COMMIT_SHA")));
  const notes = `/merge_requests/${iid}/notes`;
  return {
    async find(start) {
      // Nobody but a maintainer may write over others' notes.
      for await (const { id, body, author } of eachOfForge<Note>(access, `${notes}?sort=asc&order_by=created_at`)) {
        if (author.id === self.id && body.startsWith(start)) return { id: String(id), body };
      }
      return undefined;
    },
    async save(body, before) {
      const saved = before
        ? await askForge<Note>(access, { method: "PUT", path: `${notes}/${before.id}`, body: { body } })
        : await askForge<Note>(access, { method: "POST", path: notes, body: { body } });
      return `${environment.CI_PROJECT_URL ?? ""}/-/merge_requests/${iid}#note_${saved.id}`;
    },
  };
}

async function requestOfCommit(access: ForgeAccess, sha: string): Promise<number> {
  const requests = await askForge<MergeRequest[]>(access, { path: `/repository/commits/${sha}/merge_requests` });
  const merged = requests.find(({ state }) => state === "merged");
  if (!merged)
    throw new AppError("NOT_FOUND", `No merged merge request brought the commit ${sha}.`, {
      remedy: "Change the blueprint by a merge request.",
    });
  return merged.iid;
}
