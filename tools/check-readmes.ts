import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readmeFaults } from "./readme-faults.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).trim().split("\n");
const present = files.filter((file) => existsSync(file));
const faults = readmeFaults(present, (file) => (existsSync(file) ? readFileSync(file, "utf8") : undefined));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
