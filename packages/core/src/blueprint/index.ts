export { checkSpec } from "./check-spec.ts";
export { BALANCER_IMAGE, type EffectiveService, effectiveServices, type PortRange } from "./effective-services.ts";
export { type ParsedSpec, parseSpec, specJsonSchema } from "./parse-spec.ts";
export { providerList } from "./provider-list.ts";
export {
  type ClusterSpec,
  type ConnectionSpec,
  clusterSpec,
  connection,
  dnsLabel,
  type HealthCheckSpec,
  healthCheck,
  type LoadBalancerSpec,
  loadBalancer,
  type NodeGroupSpec,
  type NodeRole,
  nodeGroup,
  nodeRole,
  PUBLIC,
  type ServiceSpec,
  type SpecValue,
  service,
  specValue,
} from "./spec.ts";
export { serviceSecrets, specSecrets } from "./spec-secrets.ts";
