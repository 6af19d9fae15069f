import { AppError } from "@slipway/core/errors";

/** The item with this id or name; NOT_FOUND lists the names there are. */
export function findByName<T extends { id: string; name: string }>(items: T[], wanted: string, what: string): T {
  const found = items.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found;
  const names = items.map(({ name }) => name).join(", ");
  throw new AppError("NOT_FOUND", `There is no ${what} ${wanted}.`, {
    remedy: names ? `There are: ${names}` : `There is no ${what} at all.`,
  });
}
