import { deploy } from "./deploy.ts";
import { describeValue } from "./describe-value.ts";
import { givenName } from "./given-name.ts";
import { readHealthCheck } from "./health-check.ts";
import { checkHostname, uniqueHostname } from "./hostname.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { lateHostname } from "./late-hostname.ts";
import type { ContainerModel, HealthCheckModel } from "./model.ts";
import { type OptionReader, optionReader, type TextValue } from "./option-reader.ts";
import { callerPlace } from "./place.ts";
import { recordFault } from "./record-fault.ts";
import { registry } from "./registry.ts";
import { replicateCount } from "./replicate-count.ts";
import { isSecret } from "./secret.ts";

export interface ContainerOptions {
  name: string;
  image: string;
  command?: string[];
  env?: Record<string, TextValue>;
  /** Absolute path → content. `filepathToContent` is the same by its older name. */
  files?: Record<string, TextValue>;
  filepathToContent?: Record<string, TextValue>;
  /** Cores, fractions allowed. */
  cpu?: number;
  memoryMib?: number;
  healthCheck?: HealthCheckModel;
  count?: number;
  minHealthy?: number;
}

function readName(read: OptionReader): string {
  read.require("name");
  const name = read.string("name") ?? "container";
  checkHostname(name);
  return name;
}

function readFiles(read: OptionReader): Record<string, TextValue> {
  const files = read.texts("files");
  const older = read.texts("filepathToContent");
  if (files && older) recordFault("a Container has either files or filepathToContent, not both");
  return files ?? older ?? {};
}

const copyHealthCheck = (check: HealthCheckModel | undefined): HealthCheckModel | undefined =>
  check && { ...check, ...(check.command && { command: [...check.command] }) };

/** One container, or `count` alike; a service of the cluster once deployed. */
export class Container implements ContainerModel {
  hostname: string;
  image: string;
  command: string[];
  env: Record<string, TextValue>;
  files: Record<string, TextValue>;
  cpu: number | undefined;
  memoryMib: number | undefined;
  healthCheck: HealthCheckModel | undefined;
  count: number | undefined;
  minHealthy: number | undefined;

  constructor(options: ContainerOptions) {
    const read = optionReader("Container constructor", options);
    this.hostname = uniqueHostname(readName(read));
    read.require("image");
    this.image = read.string("image") ?? "";
    this.command = read.strings("command") ?? [];
    this.env = read.texts("env") ?? {};
    this.files = readFiles(read);
    this.cpu = read.number("cpu");
    this.memoryMib = read.number("memoryMib");
    this.healthCheck = readHealthCheck(read.value("healthCheck"));
    this.count = read.number("count");
    this.minHealthy = read.number("minHealthy");
    read.end();
    enlist(this);
  }

  get filepathToContent(): Record<string, TextValue> {
    return this.files;
  }

  set filepathToContent(files: Record<string, TextValue>) {
    this.files = files;
  }

  /** A service of its own, with a name of its own. */
  clone(): Container {
    const copy = copyOf(this);
    copy.hostname = uniqueHostname(givenName(this));
    enlist(copy);
    return copy;
  }

  /** `count` copies that are one service for as long as the program leaves them alike. */
  replicate(count: number): Container[] {
    const members = Array.from({ length: replicateCount(count) }, () => copyOf(this));
    for (const member of members) {
      member.hostname = "";
      enlist(member);
    }
    registry.replicaSets.push({ template: this, members });
    return members;
  }

  deploy(infrastructure: Infrastructure): void {
    deploy(this, infrastructure);
  }

  /** The name it is reached by in the cluster; a replica's is put in when the program has ended. */
  getHostname(): string {
    return this.hostname === "" ? lateHostname(this) : this.hostname;
  }

  setEnv(name: string, value: TextValue): void {
    if (typeof value === "string" || isSecret(value)) this.env[name] = value;
    else
      recordFault(
        `env must be a map with string or Secret values (value ${describeValue(value)} associated with ${name} is not a string or Secret)`,
      );
  }
}

function copyOf(original: Container): Container {
  const copy: Container = Object.assign(Object.create(Container.prototype), original);
  copy.command = [...original.command];
  copy.env = { ...original.env };
  copy.files = { ...original.files };
  copy.healthCheck = copyHealthCheck(original.healthCheck);
  return copy;
}

function enlist(container: Container): void {
  registry.containers.push(container);
  registry.places.set(container, callerPlace());
}
