import type { NodeRole } from "../blueprint/index.ts";

export interface MachineShape {
  region: string;
  size: string;
  cpu: number;
  memoryMib: number;
  diskGib: number;
  preemptible: boolean;
}

export interface CreateMachine {
  /** Our id, the idempotency token and the name at the provider: one machine per id, ever. */
  machineId: string;
  clusterId: string;
  clusterName: string;
  teamId: string;
  nodeName: string;
  role: NodeRole;
  shape: MachineShape;
  privateAddress: string;
  /** OpenSSH formats. The private half reaches the machine at boot and nowhere else. */
  hostKey: { privateKey: string; publicKey: string };
  /** The public keys that may log in as `slipway`, one a line. */
  authorizedKey: string;
}

export interface ProviderMachine {
  machineId: string;
  clusterId: string;
  providerId: string;
  /** `stopped`: exists and runs nothing; fenced. */
  state: "pending" | "running" | "stopped";
  privateAddress: string;
  /** Where the control plane reaches sshd; null until known. */
  ssh: { host: string; port: number } | null;
  /** Where public ports answer. */
  publicAddress: string | null;
}

export interface ClusterNetwork {
  clusterId: string;
  clusterName: string;
  teamId: string;
  subnet: string;
}

/** Makes machines. Every method is safe to call again; all see only what this install has made. */
export interface Provider {
  readonly name: string;
  /** Idempotent. CONFLICT: a network that is not this cluster's has these addresses. */
  ensureNetwork(network: ClusterNetwork): Promise<void>;
  /** Idempotent; already gone is success; CONFLICT while machines are in it. */
  deleteNetwork(clusterId: string): Promise<void>;
  /** Idempotent by machineId: a second call returns the first one's machine. CAPACITY, PROVIDER_REFUSED, THROTTLED, UNREACHABLE. */
  createMachine(request: CreateMachine): Promise<ProviderMachine>;
  /** Resolves only once the provider confirms that it is gone; already gone is success. UNREACHABLE. */
  deleteMachine(machineId: string): Promise<void>;
  /** null: certainly no such machine. */
  describeMachine(machineId: string): Promise<ProviderMachine | null>;
  /** All machines of this install, or of one cluster. */
  listMachines(filter: { clusterId?: string }): Promise<ProviderMachine[]>;
  /** What the machine printed at boot, for failures; at most the last 64 KiB. */
  consoleOutput(machineId: string): Promise<string>;
  /** Calls `onChange(machineId)` when a machine of this install starts or ends; for providers that can tell. Ends with the signal. */
  watch?(onChange: (machineId: string) => void, signal: AbortSignal): Promise<void>;
}
