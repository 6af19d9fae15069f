import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";

/** A .tar.gz readable by its owner only, written as a whole or not at all. */
export async function writeBundle(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(path, { mode: 0o600 }));
  for (const [name, content] of Object.entries(files)) tar.entry({ name: `slipway-debug/${name}`, mode: 0o600 }, content);
  tar.finalize();
  await written;
}
