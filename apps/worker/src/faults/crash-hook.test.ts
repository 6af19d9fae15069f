import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

it("kills its own process at the named boundary and at no other, once", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-crash-"));
  const files = { journalPath: path.join(folder, "journal"), crashPath: path.join(folder, "crash") };
  writeFileSync(files.crashPath, "provider.createMachine:2:after\n");
  const program = `
    const { crashHook } = await import(${JSON.stringify(path.join(import.meta.dirname, "crash-hook.ts"))});
    const { withBoundaries } = await import(${JSON.stringify(path.join(import.meta.dirname, "boundaries.ts"))});
    const port = withBoundaries({ createMachine: async () => 1 }, { name: "provider", hook: crashHook(${JSON.stringify(files)}) });
    for (let call = 0; call < 3; call += 1) await port.createMachine();
  `;
  const run = () => spawnSync(process.execPath, ["--input-type=module", "-e", program]);
  expect(run().signal).toBe("SIGKILL");
  expect(existsSync(files.crashPath)).toBe(false);
  expect(readFileSync(files.journalPath, "utf8").trim().split("\n").at(-1)).toBe("provider.createMachine#2:after");
  expect(run().status).toBe(0);
});

it("counts calls from the moment the order appears", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-crash-"));
  const files = { journalPath: path.join(folder, "journal"), crashPath: path.join(folder, "crash") };
  const program = `
    const { writeFileSync } = await import("node:fs");
    const { crashHook } = await import(${JSON.stringify(path.join(import.meta.dirname, "crash-hook.ts"))});
    const { withBoundaries } = await import(${JSON.stringify(path.join(import.meta.dirname, "boundaries.ts"))});
    const files = ${JSON.stringify(files)};
    const port = withBoundaries({ make: async () => 1, look: async () => 1 }, { name: "provider", hook: crashHook(files) });
    await port.make();
    const begun = port.make();
    writeFileSync(files.crashPath, "provider.make:2:after:case-7");
    await begun;
    await port.look();
    for (let call = 0; call < 3; call += 1) await port.make();
  `;
  expect(spawnSync(process.execPath, ["--input-type=module", "-e", program]).signal).toBe("SIGKILL");
  expect(readFileSync(files.journalPath, "utf8").trim().split("\n").at(-1)).toBe("provider.make#4:after");
});
