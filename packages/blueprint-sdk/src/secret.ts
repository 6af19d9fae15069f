import { describeValue } from "./describe-value.ts";
import { isHostname } from "./hostname.ts";
import { recordFault } from "./record-fault.ts";

/** Names a secret of the team. Its value never enters the blueprint or the spec. */
export class Secret {
  readonly name: string;

  constructor(name: string) {
    if (typeof name !== "string" || !isHostname(name)) {
      recordFault(`a Secret must be given its name: lowercase characters, numbers and hyphens (was: ${describeValue(name)})`);
    }
    this.name = String(name);
  }
}

export const isSecret = (value: unknown): value is Secret => value instanceof Secret;
