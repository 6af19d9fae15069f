import { attackVerb } from "./attack/attack-verb.ts";

try {
  const { passed, failed } = await attackVerb(process.argv.slice(2));
  const isJson = process.argv.includes("json");
  (isJson ? process.stderr : process.stdout).write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
