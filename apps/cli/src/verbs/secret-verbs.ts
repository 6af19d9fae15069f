import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { table } from "../table.ts";
import { runVerb, type VerbContext, type VerbResult } from "../verb.ts";

const STDIN = 0;

/** `secret set|ls|rm`, and `secret NAME VALUE` for set. A value is read from standard input unless given, so that it stays out of the shell's history. */
export function secretVerbs(program: Command): void {
  const secrets = program.command("secret").description("values that blueprints name but never hold");
  runVerb(
    secrets
      .command("set", { isDefault: true })
      .description("save a value; read from standard input unless given")
      .argument("<name>")
      .argument("[value]"),
    setSecret,
  );
  runVerb(secrets.command("ls").description("names and versions; values are never shown"), listSecrets);
  runVerb(secrets.command("rm").description("forget a secret").argument("<name>"), removeSecret);
}

/** Silent on success, as who pipes secrets about expects. */
async function setSecret(context: VerbContext, [name = "", given]: string[]): Promise<VerbResult> {
  const value = given ?? readFileSync(STDIN, "utf8").replace(/\n$/, "");
  const saved = await context.api().secrets.put({ secret: name, value });
  return { document: saved, text: "" };
}

async function listSecrets(context: VerbContext): Promise<VerbResult> {
  const secrets = await context.api().secrets.list.all();
  return {
    document: { secrets },
    text: table(
      ["NAME", "VERSION", "UPDATED"],
      secrets.map((item) => [item.name, item.version, item.updatedAt]),
    ),
  };
}

async function removeSecret(context: VerbContext, [name = ""]: string[]): Promise<VerbResult> {
  await context.api().secrets.delete({ secret: name });
  return { document: { name, removed: true }, text: `${name} is forgotten.` };
}
