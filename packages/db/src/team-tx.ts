import type { AuditSealer } from "./audit-sealer.ts";
import type { Presence } from "./presence.ts";
import type { TeamScope } from "./scope.ts";
import { apiKeyStore } from "./stores/api-keys.ts";
import { auditStore } from "./stores/audit.ts";
import { blueprintStore } from "./stores/blueprints.ts";
import { clusterStore } from "./stores/clusters.ts";
import { deliveryStore } from "./stores/deliveries.ts";
import { eventStore } from "./stores/events.ts";
import { idempotencyStore } from "./stores/idempotency.ts";
import { invitationStore } from "./stores/invitations.ts";
import { machineStore } from "./stores/machines.ts";
import { memberStore } from "./stores/members.ts";
import { operationStore } from "./stores/operations.ts";
import { planStore } from "./stores/plans.ts";
import { projectStore } from "./stores/projects.ts";
import { secretNameStore } from "./stores/secret-names.ts";
import { serviceAccountStore } from "./stores/service-accounts.ts";
import { taskStore } from "./stores/tasks.ts";
import { teamStore } from "./stores/teams.ts";
import { terminalStore } from "./stores/terminals.ts";
import { webhookStore } from "./stores/webhooks.ts";

/** All stores of one team, in one transaction. */
export type TeamTx = ReturnType<typeof teamTx>;

export function teamTx(scope: TeamScope & { sealer: AuditSealer; presence: Presence }) {
  return {
    teamId: scope.teamId,
    team: teamStore(scope),
    members: memberStore(scope),
    invitations: invitationStore(scope),
    serviceAccounts: serviceAccountStore(scope),
    projects: projectStore(scope),
    apiKeys: apiKeyStore(scope),
    blueprints: blueprintStore(scope),
    clusters: clusterStore(scope),
    plans: planStore(scope),
    operations: operationStore(scope),
    machines: machineStore(scope),
    tasks: taskStore(scope),
    events: eventStore(scope),
    audit: auditStore(scope),
    idempotency: idempotencyStore(scope),
    secrets: secretNameStore(scope),
    terminals: terminalStore(scope),
    webhooks: webhookStore(scope),
    deliveries: deliveryStore(scope),
  };
}
