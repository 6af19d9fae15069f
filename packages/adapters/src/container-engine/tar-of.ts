import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";

/** A tar of regular files. Paths are relative to where it is unpacked; parents are left to whoever unpacks it. */
export async function tarOf(files: { path: string; content: string | Uint8Array }[], mode: number): Promise<Uint8Array> {
  const archive = pack();
  for (const { path, content } of files) archive.entry({ name: path, mode, mtime: new Date(0) }, Buffer.from(content as Uint8Array));
  archive.finalize();
  return await buffer(archive);
}
