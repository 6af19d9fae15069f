export { apiKeyPrefix, hashApiKey, looksLikeApiKey, newApiKey } from "./credentials/api-key.ts";
export { hashPassword } from "./credentials/password.ts";
export { openapiDocument } from "./openapi/openapi-document.ts";
export { type ApiOperation, apiOperations, registry } from "./registry.ts";
export type { PublicUsecase } from "./sessions/create-session.ts";
export { type Identity, identifyKey, identifySession } from "./sessions/identify.ts";
