export { apiKeyPrefix, hashApiKey, looksLikeApiKey, newApiKey } from "./credentials/api-key.ts";
export { type Identity, identifyAgain, identifyKey, identifyMember, type SignedIn } from "./identity/identify.ts";
export { sessionCookieName } from "./identity/session-cookie-name.ts";
export { hashInvitationToken } from "./invitations/invitation-token.ts";
export { openapiDocument } from "./openapi/openapi-document.ts";
export { type ApiOperation, apiOperations, registry } from "./registry.ts";
export { closeTerminal, type TerminalFigures } from "./terminals/close-terminal.ts";
export { keepTerminal } from "./terminals/keep-terminal.ts";
export { openTerminal } from "./terminals/open-terminal.ts";
