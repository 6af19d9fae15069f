import type { LogItem } from "@slipway/usecases/logs/schemas";

/** Saves the lines as a text file, one per line: time, source, stream, text. */
export function downloadLog(fileName: string, lines: readonly LogItem[], sourceOf: (line: LogItem) => string): void {
  const text = lines.map((line) => `${line.time} ${sourceOf(line)} ${line.stream} ${line.text}\n`);
  const address = URL.createObjectURL(new Blob(text, { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
