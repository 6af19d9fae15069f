import type { Command } from "commander";
import { runVerb } from "../verb.ts";

/** `up`, `down`, `team add`, `doctor`: the control plane on this computer. Its code is loaded only when one of them is asked for. */
export function localVerbs(program: Command): void {
  const up = program
    .command("up")
    .description("install what is missing, start everything, run the demo")
    .option("--no-demo", "without the demo cluster");
  runVerb<{ demo: boolean }>(up, async (context, _args, options) => (await import("../local/up.ts")).up(context, options));
  const down = program
    .command("down")
    .description("end the control plane; machines keep running")
    .option("--all", "stop every cluster first");
  runVerb<{ all?: boolean }>(down, async (context, _args, options) => (await import("../local/down.ts")).down(context, options));
  const team = program.command("team").description("the teams of the Slipway on this computer");
  runVerb(team.command("add").description("make a team, its owner and its key").argument("<name>"), async (_context, [name = ""]) =>
    (await import("../local/add-team.ts")).addTeam(name),
  );
  runVerb(program.command("doctor").description("what is present, what is missing and why it matters"), async () =>
    (await import("../local/doctor.ts")).doctor(),
  );
}
