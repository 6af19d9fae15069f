import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { freePort } from "./free-port.ts";
import { createHome, slipwayHome } from "./home.ts";
import { initialisePostgres, postgresAnswers, postgresArguments } from "./postgres.ts";
import { postgresPlace, systemFolderOf } from "./postgres-place.ts";

test("a fresh data folder serves, asks for a password, and is left as it is the second time", async () => {
  const installId = `test-${process.pid}`;
  const home = slipwayHome(mkdtempSync(join(tmpdir(), "slipway-pg-")));
  createHome(home);
  const place = await postgresPlace(home, installId);
  const port = await freePort();
  await initialisePostgres(place, "an admin's password");
  await initialisePostgres(place, "another, which is not looked at");
  expect(await postgresAnswers(port)).toBe(false);
  const server = spawn(join(place.bin, "postgres"), postgresArguments(place, port), { ...place.user, cwd: "/", stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("close", resolve));
  try {
    await vi.waitFor(async () => expect(await postgresAnswers(port)).toBe(true), { timeout: 20_000 });
  } finally {
    server.kill("SIGINT");
    await ended;
    for (const path of [home.path, systemFolderOf(installId)]) rmSync(path, { recursive: true, force: true });
  }
});
