import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "./home.ts";
import { withLock } from "./home-lock.ts";

interface Build {
  name: string;
  /** Beside what was built: the sources' stamp of it. */
  stampFile: string;
  stamp: string;
  run(): Promise<unknown>;
}

/** Builds when the sources are not the ones last built. One build at a time in a checkout. */
export async function buildOnce({ name, stampFile, stamp, run }: Build, note: (text: string) => void): Promise<void> {
  const isBuilt = (): boolean => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (isBuilt()) return;
  mkdirSync(join(projectRoot, ".slipway"), { recursive: true });
  await withLock(join(projectRoot, ".slipway", `${name}-build.lock`), async () => {
    if (isBuilt()) return;
    note("building (its sources have changed since the last build)");
    await run();
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp);
  });
}
