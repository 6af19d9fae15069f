const browsers: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
];

/** "Firefox on Linux", of what a browser says of itself. */
export function browserName(userAgent: string | null): string {
  const named = (table: readonly [RegExp, string][]): string | undefined => table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const parts = [named(browsers) ?? "A browser", named(systems)].filter(Boolean);
  return parts.join(" on ");
}
