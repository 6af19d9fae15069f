export type Difference = Record<string, { from: unknown; to: unknown }>;

/** The fields of `before` that are otherwise in `after` (undefined: left as it was), for the audit log. `shown` keeps back what must not be read there. */
export function differenceOf(
  before: object,
  after: object,
  shown: (field: string, value: unknown) => unknown = (_, value) => value,
): Difference {
  const later = new Map(Object.entries(after));
  const changed = Object.entries(before).filter(([field, value]) => later.get(field) !== undefined && !same(value, later.get(field)));
  return Object.fromEntries(changed.map(([field, value]) => [field, { from: shown(field, value), to: shown(field, later.get(field)) }]));
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
