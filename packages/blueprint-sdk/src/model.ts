/** What the constructors make, as data: the registry and the compiler know these, not the classes. */

export interface SecretModel {
  readonly name: string;
}

export type TextModel = string | SecretModel;

export interface MachineModel {
  provider: string;
  region: string | undefined;
  size: string | undefined;
  cpu: number | undefined;
  memoryMib: number | undefined;
  /** GiB. */
  diskSize: number | undefined;
  preemptible: boolean | undefined;
}

export interface InfrastructureModel {
  masters: MachineModel[];
  workers: MachineModel[];
  namespace: string | undefined;
}

export interface HealthCheckModel {
  kind: "http" | "tcp" | "command";
  path?: string;
  port?: number;
  command?: string[];
  intervalMs?: number;
  timeoutMs?: number;
  retries?: number;
  graceMs?: number;
}

export interface ContainerModel {
  /** Empty for a replica: named when the program has ended and it is known which replicas stayed alike. */
  hostname: string;
  image: string;
  command: string[];
  env: Record<string, TextModel>;
  files: Record<string, TextModel>;
  cpu: number | undefined;
  memoryMib: number | undefined;
  healthCheck: HealthCheckModel | undefined;
  count: number | undefined;
  minHealthy: number | undefined;
}

export interface LoadBalancerModel {
  hostname: string;
  containers: ContainerModel[];
}

export interface PublicInternet {
  readonly kind: "publicInternet";
}
