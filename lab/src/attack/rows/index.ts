import type { AttackRow } from "../attack-row.ts";
import { foreignThings } from "./a1-foreign-things.ts";
import { foreignFields } from "./a2-foreign-fields.ts";
import { rolesAndKeys } from "./a3-roles.ts";
import { shellInjection } from "./a4-injection.ts";
import { optionInjection } from "./a5-options.ts";
import { unknownFields } from "./a25-unknown-fields.ts";
import { idempotency } from "./a26-idempotency.ts";
import { operatorObjects } from "./a28-operators.ts";
import { prototypeKeys } from "./a29-prototypes.ts";

/** Every row, in order. */
export const attackRows: AttackRow[] = [
  foreignThings,
  foreignFields,
  rolesAndKeys,
  shellInjection,
  optionInjection,
  unknownFields,
  idempotency,
  operatorObjects,
  prototypeKeys,
];
