import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { told } from "../../wire/answers.ts";
import type { RunningCluster } from "../../world/running-cluster.ts";
import { inParallel } from "../in-parallel.ts";
import { dial } from "../terminals/dial.ts";
import { verdict } from "../verdict.ts";

interface CommandAnswer {
  exitCode: number | null;
  stdout: string;
}

const PRINT = 'for each; do printf "%s\\0" "$each"; done | base64';
/** So many arguments a terminal has at most, of which three are the program's. */
const TERMINAL_ARGUMENTS = 64;

/** Commands in a task and on a machine, terminals, searches: each payload as an argument, as the program itself, and as what is typed in. */
export async function* commandsForReal(range: AttackRange, cluster: RunningCluster, payloads: string[]): AsyncGenerator<AttackResult> {
  const targets = [`tasks/${cluster.task}`, `machines/${cluster.machine}`];
  for (const target of targets) {
    yield* asArguments(range, `/clusters/${cluster.id}/${target}/exec`, payloads);
    yield* asProgram(range, `/api/v1/clusters/${cluster.id}/${target}/exec`, payloads);
  }
  yield* inTerminals(range, cluster, payloads);
  yield* inSearches(range, cluster, payloads);
}

const kind = (path: string): string => (path.includes("/tasks/") ? "in a task" : "on a machine");

async function* asArguments({ ours }: AttackRange, path: string, payloads: string[]): AsyncGenerator<AttackResult> {
  const run = (argv: string[], stdin?: string) =>
    ours.owner.make<CommandAnswer>("POST", path, { argv, ...(stdin === undefined ? {} : { stdin }) });
  const printed = await run(["printf", "%s\\0", ...payloads]);
  const had = printed.stdout.split("\0").slice(0, -1);
  for (const [at, text] of payloads.entries()) {
    yield verdict(
      `the argument ${JSON.stringify(text)} ${kind(path)} arrives as it is`,
      had[at] === text,
      () => `arrived as ${JSON.stringify(had[at])}`,
    );
  }
  const typed = await run(["cat"], payloads.join("\n"));
  yield verdict(`all of them as standard input ${kind(path)}`, typed.stdout === payloads.join("\n"), () => typed.stdout);
}

/** As the program's name it is a program that is not there. */
async function* asProgram({ ours }: AttackRange, path: string, payloads: string[]): AsyncGenerator<AttackResult> {
  const [, ...sample] = payloads.filter((_, at) => at % 3 === 0);
  yield* inParallel(sample, async function* (text) {
    const answer = await ours.owner.send({ method: "POST", path, body: { argv: [text, "x"] } });
    const { exitCode } = (answer.body ?? {}) as Partial<CommandAnswer>;
    const isNothing = answer.status === 200 ? exitCode !== 0 : answer.status < 500;
    yield verdict(`the program ${JSON.stringify(text)} ${kind(path)} is none`, isNothing, () =>
      told(text, answer, "an exit code other than 0, or a refusal"),
    );
  });
}

async function* inTerminals(
  { ours, url }: AttackRange,
  { id, task, machine }: RunningCluster,
  payloads: string[],
): AsyncGenerator<AttackResult> {
  const some = payloads.filter((text) => !text.includes("\0")).slice(0, TERMINAL_ARGUMENTS - 4);
  for (const target of [{ task }, { machine }]) {
    const body = { ...target, argv: ["sh", "-c", PRINT, "sh", ...some] };
    const made = await ours.owner.make<{ path: string }>("POST", `/clusters/${id}/terminals`, body);
    const { line, status } = await dial(url, made.path, ours.owner.headers);
    await line?.closed;
    const had = Buffer.from((line?.shown() ?? "").replaceAll(/\s/g, ""), "base64")
      .toString("utf8")
      .split("\0")
      .slice(0, -1);
    yield verdict(
      `a terminal's arguments arrive as they are (${Object.keys(target)})`,
      JSON.stringify(had) === JSON.stringify(some),
      () => `${status}, arrived: ${JSON.stringify(had.filter((text, at) => text !== some[at]))} ${line?.shown().slice(0, 400)}`,
    );
  }
}

/** A search is for the text itself: what it finds has it, and is a line of this cluster's tasks. */
async function* inSearches({ ours }: AttackRange, { id }: RunningCluster, payloads: string[]): AsyncGenerator<AttackResult> {
  for (const text of payloads) {
    const lines = await ours.owner.send({ method: "GET", path: `/api/v1/clusters/${id}/logs?${new URLSearchParams({ text })}` });
    const found = (lines.body as { items?: { text: string }[] }).items ?? [];
    const isLiteral = lines.status === 200 && found.every((line) => line.text.toLowerCase().includes(text.toLowerCase()));
    yield verdict(`a search for ${JSON.stringify(text)} is for these letters`, isLiteral, () =>
      told(text, lines, "lines that have the text"),
    );
    const services = [`logs?${new URLSearchParams({ service: text })}`, `tasks?${new URLSearchParams({ service: text })}`];
    const answers = await Promise.all(
      services.map((search) => ours.owner.send({ method: "GET", path: `/api/v1/clusters/${id}/${search}` })),
    );
    const wrong = answers.find(({ status, body }) => ![200, 400, 404].includes(status) || (body as { items?: unknown[] }).items?.length);
    yield verdict(`no service ${JSON.stringify(text)} is found`, wrong === undefined, () =>
      JSON.stringify([wrong?.status, wrong?.text.slice(0, 400)]),
    );
    const scaled = await ours.owner.send({ method: "POST", path: `/api/v1/clusters/${id}/scale`, body: { service: text, count: 1 } });
    yield verdict(`no service ${JSON.stringify(text)} is scaled`, [400, 404, 422].includes(scaled.status), () =>
      told(text, scaled, "400, 404 or 422"),
    );
  }
}
