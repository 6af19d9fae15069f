/** `user/<id>` as people say it; a name when the member is known. */
export function whoOf(actor: string, nameOf: ReadonlyMap<string, string>): string {
  const [kind = "", id = ""] = actor.split("/");
  if (kind === "user") return nameOf.get(id) ?? "a former member";
  if (kind === "key") return `key …${id.slice(-6)}`;
  return kind === "slipway" ? "Slipway" : actor;
}
