import type { AuditedHome } from "../auditor/read-home.ts";
import type { InputBook } from "./document/input-book.ts";
import type { LiveDocument } from "./document/live-document.ts";
import type { Caller } from "./wire/caller.ts";
import type { Door } from "./wire/door.ts";
import type { Journal } from "./wire/journal.ts";
import type { RangeTeam } from "./world/range-team.ts";
import type { RunningCluster } from "./world/running-cluster.ts";

/** What an attack has before it: an install, two teams with one of everything each, and every kind of caller. */
export interface AttackRange {
  /** The web server's address, without a path. */
  url: string;
  /** The install's files, as the auditor reads them. */
  home: AuditedHome & { path: string };
  /** What the server says of itself at this moment. */
  document: LiveDocument;
  /** Every request of this run and its answer. */
  journal: Journal;
  door: Door;
  /** Who is attacked: people of every role, service accounts, keys, and one of each thing. */
  ours: RangeTeam;
  /** Who attacks, from a team of their own. */
  theirs: RangeTeam;
  /** Nobody: no key, no cookie. */
  stranger: Caller;
  /** Valid requests for every operation, found once by asking; ours then has a running cluster. */
  book(): Promise<InputBook>;
  /** A running cluster of ours: real where the install has the local provider, so that one serves every row. Started once. */
  runningCluster(): Promise<RunningCluster>;
  /** One of ours on the local provider: two machines that are real. Started once. */
  realCluster(): Promise<RunningCluster>;
  /** Stops the clusters and takes away what can be taken away. */
  close(): Promise<void>;
}
