import { clusterSpec } from "@slipway/core/blueprint";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import type { AccountUsecase } from "../define/define-account-usecase.ts";
import type { StreamUsecase } from "../define/define-stream.ts";
import { restShape } from "../define/rest-shape.ts";
import type { Usecase } from "../define/usecase.ts";
import { sessionCookieName } from "../identity/session-cookie-name.ts";
import { problem } from "./problem-schema.ts";
import { requestHeaders } from "./request-headers.ts";

type Listed = Usecase | StreamUsecase | AccountUsecase;

/** By id: each is told once and referred to, by some 70 operations. */
const problemResponse = (id: string, description: string) => ({
  id,
  description,
  content: { "application/problem+json": { schema: problem } },
});

const problems: ZodOpenApiResponsesObject = {
  "400": problemResponse("InvalidInput", "Every fault of the request, with its path."),
  "401": problemResponse("Unauthenticated", "No valid key or session."),
  "403": problemResponse("Forbidden", "The role does not grant this."),
  "404": problemResponse("NotFound", "Unknown, or another team's."),
  "409": problemResponse("Conflict", "Does not go with the present state."),
  "412": problemResponse("Stale", "The plan or revision is stale."),
  "413": problemResponse("TooLarge", "The body is over 1 MiB."),
  "422": problemResponse("Refused", "Understood and refused."),
  "429": problemResponse("RateLimited", "Too many at once; see Retry-After."),
  "503": problemResponse("Unavailable", "Try again; see Retry-After."),
};

function answers(usecase: Usecase | AccountUsecase): ZodOpenApiResponsesObject {
  const { status } = usecase.rest;
  if (status === 204) return { "204": { description: "Done." } };
  const content = { "application/json": { schema: usecase.output } };
  if (status !== 202) return { [status]: { description: "Done.", content } };
  return {
    "202": { description: "Accepted: follow the operation.", headers: z.strictObject({ Location: z.string() }), content },
    "200": { description: "Nothing had to change.", content },
  };
}

const guards = (usecase: Listed): Record<string, string[]>[] =>
  usecase.kind === "account" ? [{ session: [] }] : [{ key: [] }, { session: [] }];

function operationOf(usecase: Listed): ZodOpenApiOperationObject {
  const shape = restShape(usecase);
  const [tag, verb] = usecase.name.split(".") as [string, string];
  const shared = {
    operationId: `${tag}_${verb}`,
    tags: [tag],
    summary: usecase.summary,
    security: guards(usecase),
    requestParams: { path: shape.path, query: shape.query },
  };
  if (usecase.kind === "stream") {
    const description = "Server-sent events; `data` is JSON, `id` is where to resume.";
    return { ...shared, responses: { "200": { description, content: { "text/event-stream": { schema: usecase.output } } }, ...problems } };
  }
  const hasBody = Object.keys(shape.body.shape).length > 0;
  return {
    ...shared,
    requestParams: { ...shared.requestParams, header: z.object(requestHeaders(usecase)) },
    ...(hasBody
      ? { requestBody: { required: !shape.body.safeParse({}).success, content: { "application/json": { schema: shape.body } } } }
      : {}),
    responses: { ...answers(usecase), ...problems },
  };
}

/** The whole API as OpenAPI 3.1, from the registry. */
export function openapiDocument(usecases: readonly Listed[], publicUrl: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const usecase of usecases) {
    const { path, method } = usecase.rest;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(usecase) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Slipway", version: "1.0.0", description: "A blueprint becomes a running, self-healing cluster." },
    servers: [{ url: `${publicUrl}/api/v1` }],
    components: {
      schemas: { ClusterSpec: clusterSpec },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `slw_…`." },
        session: { type: "apiKey", in: "cookie", name: sessionCookieName(publicUrl) },
      },
    },
    paths,
  });
}
