import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleWorkflows } from "./workflow-bundle.ts";

/** `node bundle-main.ts FILE`: bundles the workflows once for all workers of a release (`SLIPWAY_WORKFLOW_BUNDLE`). */
const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node bundle-main.ts FILE");
const { code } = await bundleWorkflows();
mkdirSync(path.dirname(file), { recursive: true });
// Whole or not at all: a worker may start meanwhile.
writeFileSync(`${file}.${process.pid}`, code);
renameSync(`${file}.${process.pid}`, file);
