/** Lets every part finish, so that none is left running behind an error, then throws the first. */
export async function allOrFirstFailure(parts: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(parts)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
