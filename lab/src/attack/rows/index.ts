import type { AttackRow } from "../attack-row.ts";
import { foreignThings } from "./a1-foreign-things.ts";

/** Every row, in order. */
export const attackRows: AttackRow[] = [foreignThings];
