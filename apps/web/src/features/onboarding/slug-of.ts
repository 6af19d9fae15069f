const MAX = 40;

/** A name as an address: "Hafen & Söhne" becomes "hafen-sohne". */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, MAX)
    .replace(/-+$/, "");
}
