import { exportAudit } from "./audit/export-audit.ts";
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
import type { AccountUsecase, StreamUsecase, Usecase } from "./define/index.ts";
import { getDelivery } from "./deliveries/get-delivery.ts";
import { listDeliveries } from "./deliveries/list-deliveries.ts";
import { redeliver } from "./deliveries/redeliver.ts";
import { listEvents } from "./events/list-events.ts";
import { streamEvents } from "./events/stream-events.ts";
import { acceptInvitation } from "./invitations/accept-invitation.ts";
import { createInvitation } from "./invitations/create-invitation.ts";
import { listInvitations } from "./invitations/list-invitations.ts";
import { revokeInvitation } from "./invitations/revoke-invitation.ts";
import { createKey } from "./keys/create-key.ts";
import { listKeys } from "./keys/list-keys.ts";
import { revokeKey } from "./keys/revoke-key.ts";
import { followLogs } from "./logs/follow-logs.ts";
import { listLogs } from "./logs/list-logs.ts";
import { readLogs } from "./logs/read-logs.ts";
import { streamLogs } from "./logs/stream-logs.ts";
import { execOnMachine } from "./machines/exec-on-machine.ts";
import { listMachines } from "./machines/list-machines.ts";
import { getMe } from "./me/get-me.ts";
import { listMembers } from "./members/list-members.ts";
import { removeMember } from "./members/remove-member.ts";
import { updateMember } from "./members/update-member.ts";
import { cancelOperation } from "./operations/cancel-operation.ts";
import { getOperation } from "./operations/get-operation.ts";
import { listOperations } from "./operations/list-operations.ts";
import { listRecentOperations } from "./operations/list-recent-operations.ts";
import { retryOperation } from "./operations/retry-operation.ts";
import { createPlan } from "./plans/create-plan.ts";
import { getPlan } from "./plans/get-plan.ts";
import { createProject } from "./projects/create-project.ts";
import { deleteProject } from "./projects/delete-project.ts";
import { listProjects } from "./projects/list-projects.ts";
import { updateProject } from "./projects/update-project.ts";
import { deleteSecret } from "./secrets/delete-secret.ts";
import { listSecrets } from "./secrets/list-secrets.ts";
import { putSecret } from "./secrets/put-secret.ts";
import { createServiceAccount } from "./service-accounts/create-service-account.ts";
import { deleteServiceAccount } from "./service-accounts/delete-service-account.ts";
import { listServiceAccounts } from "./service-accounts/list-service-accounts.ts";
import { updateServiceAccount } from "./service-accounts/update-service-account.ts";
import { execInTask } from "./tasks/exec-in-task.ts";
import { listTasks } from "./tasks/list-tasks.ts";
import { createTeam } from "./teams/create-team.ts";
import { getTeam } from "./teams/get-team.ts";
import { updateTeam } from "./teams/update-team.ts";
import { createTerminal } from "./terminals/create-terminal.ts";
import { createVersion } from "./versions/create-version.ts";
import { getVersion } from "./versions/get-version.ts";
import { listVersions } from "./versions/list-versions.ts";
import { createWebhook } from "./webhooks/create-webhook.ts";
import { deleteWebhook } from "./webhooks/delete-webhook.ts";
import { getWebhook } from "./webhooks/get-webhook.ts";
import { listWebhooks } from "./webhooks/list-webhooks.ts";
import { rotateSecret } from "./webhooks/rotate-secret.ts";
import { testWebhook } from "./webhooks/test-webhook.ts";
import { updateWebhook } from "./webhooks/update-webhook.ts";

/** Everything the product can be asked, by entity and verb: the tRPC router has this very shape. */
export const registry = {
  me: { get: getMe },
  teams: { create: createTeam, get: getTeam, update: updateTeam },
  projects: { create: createProject, list: listProjects, update: updateProject, delete: deleteProject },
  members: { list: listMembers, update: updateMember, remove: removeMember },
  invitations: { create: createInvitation, list: listInvitations, revoke: revokeInvitation, accept: acceptInvitation },
  keys: { create: createKey, list: listKeys, revoke: revokeKey },
  serviceAccounts: {
    create: createServiceAccount,
    list: listServiceAccounts,
    update: updateServiceAccount,
    delete: deleteServiceAccount,
  },
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
  operations: { list: listOperations, recent: listRecentOperations, get: getOperation, cancel: cancelOperation, retry: retryOperation },
  machines: { list: listMachines, exec: execOnMachine },
  tasks: { list: listTasks, exec: execInTask },
  terminals: { create: createTerminal },
  events: { list: listEvents, stream: streamEvents },
  logs: { list: listLogs, follow: followLogs, read: readLogs, stream: streamLogs },
  secrets: { put: putSecret, list: listSecrets, delete: deleteSecret },
  webhooks: {
    create: createWebhook,
    list: listWebhooks,
    get: getWebhook,
    update: updateWebhook,
    delete: deleteWebhook,
    rotateSecret,
    test: testWebhook,
  },
  deliveries: { list: listDeliveries, get: getDelivery, redeliver },
  audit: { list: listAudit, export: exportAudit },
} as const satisfies Record<string, Record<string, ApiOperation>>;

export type ApiOperation = Usecase | StreamUsecase | AccountUsecase;

/** The same as one list: REST, OpenAPI and the test matrix are made from it. */
export const apiOperations: readonly ApiOperation[] = Object.values(registry).flatMap((verbs): ApiOperation[] => Object.values(verbs));
