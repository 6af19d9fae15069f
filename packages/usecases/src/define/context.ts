import type { Action, Reach, Role } from "@slipway/core/access";
import type {
  AnswerCache,
  Clock,
  ExecResult,
  LogStore,
  MachineRecord,
  Mailer,
  Sandbox,
  SecretStore,
  Terminal,
  TerminalRequest,
  Tracing,
  WebhookTransport,
} from "@slipway/core/ports";
import type { Database, TeamDb, TeamTx } from "@slipway/db";

/** Who asks, in which team. `id` is the user's or the key's id. */
export interface Actor {
  kind: "user" | "key";
  id: string;
  teamId: string;
  /** The role that grants exactly `actions`; null: a key with a choice of its own. */
  role: Role | null;
  actions: readonly Action[];
  reach: Reach;
}

/** As audit rows and events name an actor: `key/<id>`, `user/<id>`. */
export const actorName = (actor: Actor): string => `${actor.kind}/${actor.id}`;

export interface RemoteCommand {
  argv: string[];
  stdin?: string;
  timeoutMs: number;
}

/** Commands on machines and in tasks. UNREACHABLE when the line is cut; a non-zero exit is a value. Output is bounded at 1 MiB a stream. */
export interface Hosts {
  execOnMachine(teamId: string, machine: MachineRecord, command: RemoteCommand): Promise<ExecResult>;
  execInTask(teamId: string, machine: MachineRecord, command: RemoteCommand & { taskId: string }): Promise<ExecResult>;
  /** As the user slipway on the machine, or in a task's container. Closed, its program is ended. */
  openTerminal(teamId: string, machine: MachineRecord, request: TerminalRequest & { taskId: string | null }): Promise<Terminal>;
}

/** What use cases need of the outside world; built in `wiring.ts`. */
export interface UsecasePorts {
  sandbox: Sandbox;
  secrets: SecretStore;
  logs: LogStore;
  hosts: Hosts;
  clock: Clock;
  /** Names of the providers that this installation has. */
  providers: readonly string[];
  /** Which URLs may be a webhook's. */
  webhookTargets: Pick<WebhookTransport, "check">;
  /** Each use case is a span; none where there is none. */
  tracing?: Tracing;
  /** Answers of queries that may be kept; none are where there is none. */
  answers?: AnswerCache;
  /** null: none is set up, and links are handed on by people. */
  mailer: Mailer | null;
  /** Where people find the dashboard: links are made from this alone. */
  publicUrl: string;
  /** Tells the cluster's workflow that something is pending. May fail: a sweep finds what was missed. */
  wake(teamId: string, clusterId: string): Promise<void>;
  /** Tells the operation's workflow to look at its row. */
  cancelOperation(operationId: string): Promise<void>;
}

/** One request of one actor. */
export interface RequestScope {
  actor: Actor;
  database: Database;
  ports: UsecasePorts;
  requestId: string;
  /** The caller's network address, for the audit log. */
  address: string;
}

/** The actor's part of its team. */
export const teamOf = ({ database, actor }: Pick<RequestScope, "database" | "actor">): TeamDb =>
  database.forTeam(actor.teamId, actor.reach);

/** Before and after the transaction: each `transaction` is a short one of its own. */
export interface OutsideContext extends RequestScope {
  transaction<T>(work: (tx: TeamTx) => Promise<T>): Promise<T>;
}

export interface RunContext<Prepared> extends RequestScope {
  tx: TeamTx;
  prepared: Prepared;
  /** Runs once the change is committed; what it throws is not the caller's trouble. */
  afterCommit(work: () => Promise<void>): void;
  /** The cluster that the answer is made of, for a query that is kept. */
  answersFor(clusterId: string): void;
}
