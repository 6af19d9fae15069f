import type { Role } from "@slipway/core/access";
import type { Clock, ExecResult, LogStore, MachineRecord, Sandbox, SecretStore } from "@slipway/core/ports";
import type { Database, TeamTx } from "@slipway/db";

/** Who asks. `id` is the user's or the key's id. */
export interface Actor {
  kind: "user" | "key";
  id: string;
  role: Role;
  teamId: string;
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
}

/** What use cases need of the outside world; built in `wiring.ts`. */
export interface UsecasePorts {
  sandbox: Sandbox;
  secrets: SecretStore;
  logs: LogStore;
  hosts: Hosts;
  clock: Clock;
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
  /** The session's token when a browser asks, so that it can sign itself out. */
  sessionToken?: string;
}

/** Before and after the transaction: each `transaction` is a short one of its own. */
export interface OutsideContext extends RequestScope {
  transaction<T>(work: (tx: TeamTx) => Promise<T>): Promise<T>;
}

export interface RunContext<Prepared> extends RequestScope {
  tx: TeamTx;
  prepared: Prepared;
  /** Runs once the change is committed; what it throws is not the caller's trouble. */
  afterCommit(work: () => Promise<void>): void;
}
