import { AppError } from "@slipway/core/errors";
import { DEFAULT_PROJECT, type ProjectRow } from "@slipway/db";

/** CONFLICT: things that name no project go into the default one, so it stays as it is. */
export function refuseDefault({ name }: ProjectRow): void {
  if (name === DEFAULT_PROJECT) throw new AppError("CONFLICT", `The project ${DEFAULT_PROJECT} can neither be renamed nor deleted.`);
}
