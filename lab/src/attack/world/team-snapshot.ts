import type { InputBook } from "../document/input-book.ts";
import type { LiveDocument } from "../document/live-document.ts";
import { statusOf } from "../wire/answers.ts";
import type { RangeTeam } from "./range-team.ts";
import { settled } from "./settled.ts";

/** What goes on by itself: use of keys, deliveries to an address that is silent. */
const passing = new Set([
  "lastUsedAt",
  "nextAttemptAt",
  "attempts",
  "attemptCount",
  "state",
  "failingSince",
  "notice",
  "disabledAt",
  "disabledReason",
]);
const own = new Set(["webhooks", "deliveries", "keys"]);

/** Everything of a team that can be read, by operation. */
export async function teamSnapshot({
  document,
  book,
  team,
}: {
  document: LiveDocument;
  book: InputBook;
  team: RangeTeam;
}): Promise<Map<string, string>> {
  await settled(team);
  // Logs go on, and the audit log is where attacks belong.
  const readers = document.operations.filter(
    ({ name, method, isStream, isAccount }) => method === "GET" && !isStream && !isAccount && !/^(logs|audit)\./.test(name),
  );
  const read = await Promise.all(
    readers.map(async (operation) => {
      const answer = await team.owner.ask(operation, book.inputFor(operation, team.ids));
      if (statusOf(answer) !== 200) throw new Error(`${operation.name} of one's own team: ${answer.status} ${answer.text.slice(0, 300)}`);
      const isOwnPace = own.has(operation.name.split(".")[0] ?? "");
      return [operation.name, JSON.stringify(answer.body, (key, value) => (isOwnPace && passing.has(key) ? undefined : value))] as const;
    }),
  );
  return new Map(read);
}

/** What is another than before; empty: nothing. */
export const changesBetween = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...before].flatMap(([name, text]) =>
    after.get(name) === text ? [] : [`${name}\n  before ${text.slice(0, 500)}\n  after  ${after.get(name)?.slice(0, 500)}`],
  );
