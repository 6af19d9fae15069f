import { z } from "zod";
import { imageReference } from "./image-reference.ts";
import { providerName } from "./provider-list.ts";

/** Host names, service names, node group names: one DNS label. */
export const dnsLabel = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "must be a DNS label: a-z, 0-9 and inner hyphens")
  .max(63);

/** No program is given one in an argument or a variable, and no database keeps one in a text. */
const withoutNul = (text: string): boolean => !text.includes("\0");
const NUL_FAULT = "must not contain a NUL character";

/** A literal, or the name of a team secret whose value is fetched on the machine's side of the wire. */
export const specValue = z.union([z.string().max(64_000).refine(withoutNul, NUL_FAULT), z.strictObject({ secret: dnsLabel })]);

export const nodeRole = z.enum(["master", "worker"]);

/** `count` machines of one shape. Machines of a group are interchangeable. */
export const nodeGroup = z.strictObject({
  name: dnsLabel,
  role: nodeRole,
  count: z.int().min(1).max(10_000),
  provider: providerName,
  region: z.string().max(64).default(""),
  size: z.string().max(64).default(""),
  cpu: z.number().positive().max(1024).default(1),
  memoryMib: z.int().positive().max(16_000_000).default(512),
  diskGib: z.int().min(0).max(65_536).default(32),
  preemptible: z.boolean().default(false),
});

export const healthCheck = z.strictObject({
  kind: z.enum(["http", "tcp", "command"]),
  /** http: the path; command: ignored. */
  path: z.string().startsWith("/").max(1024).default("/"),
  port: z.int().min(1).max(65_535).optional(),
  command: z.array(z.string().max(4096).refine(withoutNul, NUL_FAULT)).min(1).max(64).optional(),
  intervalMs: z.int().min(500).max(600_000).default(2_000),
  timeoutMs: z.int().min(100).max(60_000).default(2_000),
  /** Failures before the task counts as unhealthy. */
  retries: z.int().min(1).max(100).default(3),
  /** Time after start in which a failure does not count. */
  graceMs: z.int().min(0).max(3_600_000).default(30_000),
});

/** A set of identical containers; one placed copy is a task, named `<service>-<slot>`, slots from 1. */
export const service = z.strictObject({
  name: dnsLabel,
  image: imageReference,
  command: z.array(z.string().max(16_384).refine(withoutNul, NUL_FAULT)).max(256).default([]),
  env: z
    .record(
      z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be a shell variable name")
        .max(128),
      specValue,
    )
    .default({}),
  files: z
    .record(
      z
        .string()
        .regex(/^\/[^\0]+$/, "must be an absolute path")
        .max(1024),
      specValue,
    )
    .default({}),
  count: z.int().min(0).max(100_000).default(1),
  /** Fractions of a core, reserved on the machine. */
  cpu: z.number().min(0).max(1024).default(0),
  memoryMib: z.int().min(0).max(16_000_000).default(0),
  healthCheck: healthCheck.optional(),
  /** Fewer healthy tasks than this are never Slipway's own doing. Default: count − 1. */
  minHealthy: z.int().min(0).max(100_000).optional(),
});

/** Round-robin over the healthy tasks of `services`, at the name `name`. */
export const loadBalancer = z.strictObject({
  name: dnsLabel,
  services: z.array(dnsLabel).min(1).max(64),
});

export const PUBLIC = "public";

/** Default is deny: only what a connection names passes. Ends are service or load balancer names, or `public`. */
export const connection = z.strictObject({
  from: z.union([dnsLabel, z.literal(PUBLIC)]),
  to: z.union([dnsLabel, z.literal(PUBLIC)]),
  minPort: z.int().min(1).max(65_535),
  maxPort: z.int().min(1).max(65_535),
});

/** The one JSON document every blueprint form compiles to. */
export const clusterSpec = z.strictObject({
  specVersion: z.literal(1),
  namespace: dnsLabel.default("slipway"),
  nodeGroups: z.array(nodeGroup).min(1).max(200),
  services: z.array(service).max(5_000).default([]),
  loadBalancers: z.array(loadBalancer).max(500).default([]),
  connections: z.array(connection).max(50_000).default([]),
});

export type ClusterSpec = z.output<typeof clusterSpec>;
export type NodeGroupSpec = z.output<typeof nodeGroup>;
export type ServiceSpec = z.output<typeof service>;
export type LoadBalancerSpec = z.output<typeof loadBalancer>;
export type ConnectionSpec = z.output<typeof connection>;
export type HealthCheckSpec = z.output<typeof healthCheck>;
export type SpecValue = z.output<typeof specValue>;
export type NodeRole = z.output<typeof nodeRole>;
