const NAMED = 2;

/** Which kinds of events a webhook is sent, in few words. */
export function eventTypesText(types: readonly string[]): string {
  if (types.length === 0) return "every kind";
  return types.length <= NAMED ? types.join(", ") : `${types.length} kinds`;
}
