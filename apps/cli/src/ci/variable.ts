import { AppError } from "@slipway/core/errors";
import type { Environment } from "./forge.ts";

/** A variable of the job; INVALID_INPUT when it is not set. */
export function variable(environment: Environment, name: string, remedy = "The forge's CI sets it."): string {
  const value = environment[name];
  if (!value) throw new AppError("INVALID_INPUT", `The environment has no ${name}.`, { remedy });
  return value;
}
