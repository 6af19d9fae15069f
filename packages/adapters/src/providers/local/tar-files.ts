import { Readable } from "node:stream";
import { pack } from "tar-stream";

export interface TarFile {
  path: string;
  content: string | Buffer;
  mode: number;
}

/** Root's files, the same bytes for the same files: parents are left to whoever extracts. */
export function tarFiles(files: TarFile[]): Readable {
  const tar = pack();
  for (const { path, content, mode } of files) tar.entry({ name: path, mode, mtime: new Date(0) }, content);
  tar.finalize();
  return Readable.from(tar);
}
