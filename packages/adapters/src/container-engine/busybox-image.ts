import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import type { ContainerEngine } from "@slipway/core/ports";
import { pack } from "tar-stream";

const run = promisify(execFile);

const APPLETS = ["sh", "sleep", "timeout", "cat", "echo", "env", "httpd", "id", "kill", "nc", "nslookup", "ping", "true", "wget"];

/** An image for tests without any registry: Debian's static busybox as every program that they use. */
export async function importBusyboxImage(engine: ContainerEngine, name: string): Promise<void> {
  const archive = pack();
  archive.entry({ name: "bin/busybox", mode: 0o755 }, Buffer.from(await staticBusybox()));
  for (const applet of APPLETS) archive.entry({ name: `bin/${applet}`, type: "symlink", linkname: "busybox" });
  archive.finalize();
  await engine.importImage(name, await buffer(archive), ['CMD ["sleep","600"]']);
}

async function staticBusybox(): Promise<Uint8Array> {
  const directory = await mkdtemp(path.join(tmpdir(), "slipway-busybox-"));
  try {
    await run("apt-get", ["download", "busybox-static"], { cwd: directory });
    const [deb = ""] = await readdir(directory);
    await mkdir(`${directory}/root`);
    await run("dpkg", ["-x", `${directory}/${deb}`, `${directory}/root`]);
    return await readFile(`${directory}/root/bin/busybox`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
