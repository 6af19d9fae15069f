/** The browser must have begun to read it before its address may go. */
const KEPT_MS = 60_000;

/** Hands a text over as a file. */
export function saveAs(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  const link = Object.assign(document.createElement("a"), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
