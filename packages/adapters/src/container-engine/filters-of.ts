/** Docker's `filters` parameter. */
export function filtersOf({
  labels,
  ...others
}: { labels: Record<string, string> } & Record<string, string[] | Record<string, string>>): string {
  return JSON.stringify({ ...others, label: Object.entries(labels).map(([key, value]) => `${key}=${value}`) });
}
