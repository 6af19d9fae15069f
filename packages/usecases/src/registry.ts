import { listAudit } from "./audit/list-audit.ts";
import { createBlueprint } from "./blueprints/create-blueprint.ts";
import { deleteBlueprint } from "./blueprints/delete-blueprint.ts";
import { getBlueprint } from "./blueprints/get-blueprint.ts";
import { listBlueprints } from "./blueprints/list-blueprints.ts";
import { updateBlueprint } from "./blueprints/update-blueprint.ts";
import { validateBlueprint } from "./blueprints/validate-blueprint.ts";
import { applyCluster } from "./clusters/apply-cluster.ts";
import { createCluster } from "./clusters/create-cluster.ts";
import { deleteCluster } from "./clusters/delete-cluster.ts";
import { getCluster } from "./clusters/get-cluster.ts";
import { listClusters } from "./clusters/list-clusters.ts";
import { scaleCluster } from "./clusters/scale-cluster.ts";
import { startCluster } from "./clusters/start-cluster.ts";
import { stopCluster } from "./clusters/stop-cluster.ts";
import { updateCluster } from "./clusters/update-cluster.ts";
import type { StreamUsecase, Usecase } from "./define/index.ts";
import { listEvents } from "./events/list-events.ts";
import { streamEvents } from "./events/stream-events.ts";
import { createKey } from "./keys/create-key.ts";
import { listKeys } from "./keys/list-keys.ts";
import { revokeKey } from "./keys/revoke-key.ts";
import { followLogs } from "./logs/follow-logs.ts";
import { listLogs } from "./logs/list-logs.ts";
import { readLogs } from "./logs/read-logs.ts";
import { streamLogs } from "./logs/stream-logs.ts";
import { execOnMachine } from "./machines/exec-on-machine.ts";
import { listMachines } from "./machines/list-machines.ts";
import { cancelOperation } from "./operations/cancel-operation.ts";
import { getOperation } from "./operations/get-operation.ts";
import { listOperations } from "./operations/list-operations.ts";
import { retryOperation } from "./operations/retry-operation.ts";
import { createPlan } from "./plans/create-plan.ts";
import { getPlan } from "./plans/get-plan.ts";
import { deleteSecret } from "./secrets/delete-secret.ts";
import { listSecrets } from "./secrets/list-secrets.ts";
import { putSecret } from "./secrets/put-secret.ts";
import { createSession, type PublicUsecase } from "./sessions/create-session.ts";
import { deleteSession } from "./sessions/delete-session.ts";
import { execInTask } from "./tasks/exec-in-task.ts";
import { listTasks } from "./tasks/list-tasks.ts";
import { getTeam } from "./teams/get-team.ts";
import { createVersion } from "./versions/create-version.ts";
import { getVersion } from "./versions/get-version.ts";
import { listVersions } from "./versions/list-versions.ts";

/** Everything the product can be asked, by entity and verb: the tRPC router has this very shape. */
export const registry = {
  teams: { get: getTeam },
  keys: { create: createKey, list: listKeys, revoke: revokeKey },
  sessions: { delete: deleteSession },
  blueprints: {
    create: createBlueprint,
    list: listBlueprints,
    get: getBlueprint,
    update: updateBlueprint,
    delete: deleteBlueprint,
    validate: validateBlueprint,
  },
  versions: { create: createVersion, list: listVersions, get: getVersion },
  plans: { create: createPlan, get: getPlan },
  clusters: {
    create: createCluster,
    list: listClusters,
    get: getCluster,
    update: updateCluster,
    delete: deleteCluster,
    start: startCluster,
    apply: applyCluster,
    scale: scaleCluster,
    stop: stopCluster,
  },
  operations: { list: listOperations, get: getOperation, cancel: cancelOperation, retry: retryOperation },
  machines: { list: listMachines, exec: execOnMachine },
  tasks: { list: listTasks, exec: execInTask },
  events: { list: listEvents, stream: streamEvents },
  logs: { list: listLogs, follow: followLogs, read: readLogs, stream: streamLogs },
  secrets: { put: putSecret, list: listSecrets, delete: deleteSecret },
  audit: { list: listAudit },
} as const satisfies Record<string, Record<string, Usecase | StreamUsecase>>;

export type ApiOperation = Usecase | StreamUsecase | PublicUsecase;

/** The same, and sign-in, as one list: REST, OpenAPI and the test matrix are made from it. */
export const apiOperations: readonly ApiOperation[] = [
  createSession,
  ...Object.values(registry).flatMap((verbs): (Usecase | StreamUsecase)[] => Object.values(verbs)),
];
