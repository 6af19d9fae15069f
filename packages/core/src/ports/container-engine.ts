import type { ByteStream } from "./host-shell.ts";
import type { Terminal, TerminalRequest } from "./terminal.ts";

export interface ContainerRequest {
  name: string;
  image: string;
  /** Replaces the image's ENTRYPOINT when given. */
  entrypoint?: string[];
  command?: string[];
  env?: Record<string, string>;
  labels: Record<string, string>;
  hostname?: string;
  /** Join this overlay at this address under these names… */
  network?: { name: string; address: string; aliases: string[] };
  /** …or share the network namespace of that container. */
  networkOf?: string;
  /** TCP and UDP ports published on the machine under the same number. */
  publicPorts?: number[];
  binds?: { source: string; target: string; readOnly: boolean }[];
  /** Written before the first start; absolute paths; mode 0644. */
  files?: Record<string, string>;
  memoryMib?: number;
  cpu?: number;
  healthCheck?: { argv: string[]; intervalMs: number; timeoutMs: number; retries: number; graceMs: number };
}

export interface ContainerInfo {
  id: string;
  name: string;
  image: string;
  labels: Record<string, string>;
  state: "created" | "running" | "exited";
  health: "none" | "starting" | "healthy" | "unhealthy";
  /** 0 when not running. */
  pid: number;
  exitCode: number | null;
  /** ISO 8601, null when never started. */
  startedAt: string | null;
  oomKilled: boolean;
}

export interface EngineEvent {
  action: "start" | "die" | "oom" | "destroy" | "health_status";
  containerId: string;
  labels: Record<string, string>;
  /** Milliseconds since the epoch. */
  time: number;
}

export interface SwarmMember {
  engineNodeId: string;
  address: string;
  manager: boolean;
  /** Of a manager: that it takes part in decisions. */
  reachable: boolean;
}

export interface SwarmStatus {
  state: "inactive" | "pending" | "active" | "locked" | "error";
  engineNodeId: string | null;
  manager: boolean;
}

/**
 * One machine's Docker engine. Already-done is success everywhere; a missing container is null or success on removal.
 * UNREACHABLE when the connection is cut; STEP_FAILED with the engine's own words when it refuses.
 */
export interface ContainerEngine {
  ping(): Promise<{ version: string; architecture: string }>;
  pullImage(image: string, signal?: AbortSignal): Promise<void>;
  imageConfig(image: string): Promise<{ entrypoint: string[]; command: string[]; user: string } | null>;
  /** One-file image out of a tar stream of the machine's own. */
  importImage(name: string, tar: Uint8Array, changes: string[]): Promise<void>;
  /** Creates (or adopts by name) and starts. A same-named container of other labels or image is replaced. */
  runContainer(request: ContainerRequest): Promise<ContainerInfo>;
  startContainer(name: string): Promise<ContainerInfo>;
  /** SIGTERM, SIGKILL after `graceMs`, then removed. */
  removeContainer(name: string, options?: { graceMs?: number }): Promise<void>;
  signalContainer(name: string, signal: string): Promise<void>;
  inspect(name: string): Promise<ContainerInfo | null>;
  /** All containers, stopped ones too, carrying every given label. */
  list(labels: Record<string, string>): Promise<ContainerInfo[]>;
  putFiles(name: string, files: Record<string, string>): Promise<void>;
  exec(
    name: string,
    argv: string[],
    options?: { timeoutMs?: number; stdin?: string },
  ): Promise<{ exitCode: number; stdout: string; stderr: string }>;
  /** A program on a terminal beside the container's own. The engine ends none: closed, it runs on until whoever can ends `processId`. */
  openTerminal(name: string, request: TerminalRequest): Promise<EngineTerminal>;
  /** Follows stdout and stderr; ends with the container or the signal. */
  followLogs(
    name: string,
    since: number,
    onLine: (line: { stream: "stdout" | "stderr"; time: string; text: string }) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Container events until the signal or the connection ends. Resolves then. */
  watchEvents(labels: Record<string, string>, onEvent: (event: EngineEvent) => void, signal: AbortSignal): Promise<void>;

  swarmStatus(): Promise<SwarmStatus>;
  /**
   * `forceNewCluster`: this manager alone decides from now on, under its own id and with all it knows; workers stay members, other managers must
   * be forgotten, leave and join again. Only on a manager, or after its state was restored; only when no other manager may lead.
   */
  swarmInit(options: { advertiseAddress: string; addressPool: string; forceNewCluster?: boolean }): Promise<void>;
  swarmTokens(): Promise<{ worker: string; manager: string }>;
  /** `heardBy`: how many machines should have heard of it on return, so that its first attach need not wait for one that has not. */
  swarmJoin(options: { advertiseAddress: string; managers: string[]; token: string; heardBy?: number }): Promise<void>;
  swarmLeave(options: { force: boolean }): Promise<void>;
  /** Manager only. */
  swarmMembers(): Promise<SwarmMember[]>;
  /** Manager only: demotes where needed, then removes by force. Unknown is success. */
  swarmForget(engineNodeId: string): Promise<void>;
  /** Manager only. Idempotent by name. */
  ensureOverlay(options: { name: string; subnet: string; gateway: string; labels: Record<string, string> }): Promise<void>;
}

export interface EngineTerminal extends Terminal {
  /** Its process on the machine; 0 when it runs no more. */
  processId(): Promise<number>;
}

/** Engines by an open stream to their socket. */
export interface ContainerEngines {
  over(openSocket: () => Promise<ByteStream>): ContainerEngine;
}
