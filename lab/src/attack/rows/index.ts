import type { AttackRow } from "../attack-row.ts";
import { foreignThings } from "./a1-foreign-things.ts";
import { foreignFields } from "./a2-foreign-fields.ts";
import { rolesAndKeys } from "./a3-roles.ts";
import { shellInjection } from "./a4-injection.ts";
import { optionInjection } from "./a5-options.ts";
import { terminalsAndStreams } from "./a6-terminals-and-streams.ts";
import { ssrf } from "./a7-ssrf.ts";
import { redirectsAndRebinding } from "./a8-redirects-and-rebinding.ts";
import { secretsNowhere } from "./a11-secrets.ts";
import { frameworkBypass } from "./a13-framework-bypass.ts";
import { apiKeys } from "./a14-api-keys.ts";
import { webhookForgery } from "./a15-webhook-forgery.ts";
import { unknownFields } from "./a25-unknown-fields.ts";
import { idempotency } from "./a26-idempotency.ts";
import { operatorObjects } from "./a28-operators.ts";
import { prototypeKeys } from "./a29-prototypes.ts";
import { auditTampering } from "./a33-audit-tampering.ts";

/** Every row, in order. */
export const attackRows: AttackRow[] = [
  foreignThings,
  foreignFields,
  rolesAndKeys,
  shellInjection,
  optionInjection,
  terminalsAndStreams,
  ssrf,
  redirectsAndRebinding,
  secretsNowhere,
  frameworkBypass,
  apiKeys,
  webhookForgery,
  unknownFields,
  idempotency,
  operatorObjects,
  prototypeKeys,
  auditTampering,
];
