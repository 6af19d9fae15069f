// Made by `npm run generate -w packages/sdk` from the API's own document: change the use case, not this.
import type { Call, ListCall, OperationTable, StreamCall } from "../calls.ts";

/** Every operation that an API key can call. */
export interface SlipwayOperations {
  audit: {
    /** Rows after a number, oldest first, and the sealed end of the chain, to be verified offline: `slipway audit verify`. `GET /audit/export` */
    export: Call<"audit_export">;
    /** Who did what, newest first; each row carries the hash of the one before. `GET /audit` */
    list: ListCall<"audit_list">;
  };
  blueprints: {
    /** Makes an empty blueprint; its program comes with its first version. `POST /blueprints` */
    create: Call<"blueprints_create">;
    /** Takes a blueprint off the list; its name is free again and its versions stay readable by id. Refused while a cluster runs one. `DELETE /blueprints/{blueprint}` */
    delete: Call<"blueprints_delete">;
    /** One blueprint, by id or name. `GET /blueprints/{blueprint}` */
    get: Call<"blueprints_get">;
    /** The team's blueprints, newest first. `GET /blueprints` */
    list: ListCall<"blueprints_list">;
    /** Renames a blueprint or moves it to another project. What runs keeps running: clusters refer to versions. `PATCH /blueprints/{blueprint}` */
    update: Call<"blueprints_update">;
    /** Compiles a blueprint and tells every fault; nothing is kept. `POST /blueprints/validate` */
    validate: Call<"blueprints_validate">;
  };
  clusters: {
    /** Changes a running cluster: a previewed plan exactly, a version, or the newest version. Says so when nothing differs. `POST /clusters/{cluster}/apply` */
    apply: Call<"clusters_apply">;
    /** Names a cluster. Nothing runs until it is started. `POST /clusters` */
    create: Call<"clusters_create">;
    /** Forgets a stopped cluster. One that still has machines is refused. `DELETE /clusters/{cluster}` */
    delete: Call<"clusters_delete">;
    /** What is wanted, what is there, and where it answers. `GET /clusters/{cluster}` */
    get: Call<"clusters_get">;
    /** The team's clusters, newest first. `GET /clusters` */
    list: ListCall<"clusters_list">;
    /** Changes how many tasks a service has. `POST /clusters/{cluster}/scale` */
    scale: Call<"clusters_scale">;
    /** Starts a stopped cluster: a plan, a version, or the newest of what it ran last. `POST /clusters/{cluster}/start` */
    start: Call<"clusters_start">;
    /** Ends every task and machine of the cluster; what is under way is cancelled first. `POST /clusters/{cluster}/stop` */
    stop: Call<"clusters_stop">;
    /** Changes what is said of a cluster; nothing that runs changes. `PATCH /clusters/{cluster}` */
    update: Call<"clusters_update">;
  };
  deliveries: {
    /** What was sent, and what each attempt came to. `GET /webhooks/{webhook}/deliveries/{delivery}` */
    get: Call<"deliveries_get">;
    /** A webhook's deliveries of the last 30 days, newest first. `GET /webhooks/{webhook}/deliveries` */
    list: ListCall<"deliveries_list">;
    /** Sends a delivery again as it was, once and at once; one that waits for its next attempt is tried now. `POST /webhooks/{webhook}/deliveries/{delivery}/redeliver` */
    redeliver: Call<"deliveries_redeliver">;
  };
  events: {
    /** The cluster's events in order. `GET /clusters/{cluster}/events` */
    list: ListCall<"events_list">;
    /** The cluster's events as they happen; resumes after Last-Event-ID or `after`. `GET /clusters/{cluster}/events/stream` */
    stream: StreamCall<"events_stream">;
  };
  invitations: {
    /** Invites a person by e-mail address, up to one's own role: for one use within 7 days, in place of an earlier one for the address. `POST /invitations` */
    create: Call<"invitations_create">;
    /** The team's invitations, newest first, with those that are over. `GET /invitations` */
    list: ListCall<"invitations_list">;
    /** Ends an open invitation: its link works no more. `DELETE /invitations/{invitation}` */
    revoke: Call<"invitations_revoke">;
  };
  keys: {
    /** Makes an API key of one's own, or of a service account; the key itself is in this answer only. `POST /keys` */
    create: Call<"keys_create">;
    /** API keys without their secret part: everybody's with the right "keys.manage", else one's own. `GET /keys` */
    list: ListCall<"keys_list">;
    /** Ends an API key, one's own or with the right "keys.manage" anybody's; open streams close within 5 s. `DELETE /keys/{key}` */
    revoke: Call<"keys_revoke">;
  };
  logs: {
    /** A cluster's log lines as they come, narrowed down; resumes after Last-Event-ID or `after`. `GET /clusters/{cluster}/logs/stream` */
    follow: StreamCall<"logs_follow">;
    /** A cluster's log, narrowed down by service, task, machine, stream, time and text; what is gone is in it too. `GET /clusters/{cluster}/logs` */
    list: ListCall<"logs_list">;
    /** What a task has printed; also after it has ended. `GET /clusters/{cluster}/tasks/{task}/logs` */
    read: ListCall<"logs_read">;
    /** A task's log lines as they come; resumes after Last-Event-ID or `after`. `GET /clusters/{cluster}/tasks/{task}/logs/stream` */
    stream: StreamCall<"logs_stream">;
  };
  machines: {
    /** Runs a command on a machine as the user slipway. Audited before it runs. `POST /clusters/{cluster}/machines/{machine}/exec` */
    exec: Call<"machines_exec">;
    /** The cluster's machines that are not gone. `GET /clusters/{cluster}/machines` */
    list: ListCall<"machines_list">;
  };
  members: {
    /** The team's people. `GET /members` */
    list: ListCall<"members_list">;
    /** Ends a membership; the member's keys and open invitations end with it, open streams within 5 s. A team keeps an owner. `DELETE /members/{user}` */
    remove: Call<"members_remove">;
    /** Changes a member's role, up to one's own; it holds within 5 s, for the member's keys too. A team keeps an owner. `PATCH /members/{user}` */
    update: Call<"members_update">;
  };
  operations: {
    /** Asks an operation to end and to take back what it did. `POST /operations/{operation}/cancel` */
    cancel: Call<"operations_cancel">;
    /** An operation with its steps: when each began and ended, and why it failed. `GET /operations/{operation}` */
    get: Call<"operations_get">;
    /** A cluster's operations, newest first. `GET /clusters/{cluster}/operations` */
    list: ListCall<"operations_list">;
    /** Operations of all clusters that the asker sees, newest first. `GET /operations` */
    recent: ListCall<"operations_recent">;
    /** Asks for a failed or cancelled operation's target again, as a new operation. Only the cluster's newest change can be retried. `POST /operations/{operation}/retry` */
    retry: Call<"operations_retry">;
  };
  plans: {
    /** Previews a start or an apply: changes, placements, steps, price. Apply exactly it by its id. `POST /clusters/{cluster}/plans` */
    create: Call<"plans_create">;
    /** A previewed plan. `GET /clusters/{cluster}/plans/{plan}` */
    get: Call<"plans_get">;
  };
  projects: {
    /** Makes a project: clusters and blueprints lie in one, and keys can be narrowed to it. `POST /projects` */
    create: Call<"projects_create">;
    /** Deletes an empty project. Keys narrowed to it see nothing any more. `DELETE /projects/{project}` */
    delete: Call<"projects_delete">;
    /** The team's projects, newest first. `GET /projects` */
    list: ListCall<"projects_list">;
    /** Renames a project. `PATCH /projects/{project}` */
    update: Call<"projects_update">;
  };
  secrets: {
    /** Deletes a secret. Tasks that use it run on; new ones wait for it. `DELETE /secrets/{secret}` */
    delete: Call<"secrets_delete">;
    /** The team's secrets by name; values never come back. `GET /secrets` */
    list: ListCall<"secrets_list">;
    /** Saves a secret's value. Running tasks that use it are replaced. `PUT /secrets/{secret}` */
    put: Call<"secrets_put">;
  };
  serviceAccounts: {
    /** Makes a service account, up to one's own role. Keys for it are made with its id. `POST /service-accounts` */
    create: Call<"serviceAccounts_create">;
    /** Deletes a service account; its keys die with it, open streams within 5 s. `DELETE /service-accounts/{serviceAccount}` */
    delete: Call<"serviceAccounts_delete">;
    /** The team's service accounts, newest first. `GET /service-accounts` */
    list: ListCall<"serviceAccounts_list">;
    /** Renames a service account or changes its role, up to one's own; its keys hold that within 5 s. `PATCH /service-accounts/{serviceAccount}` */
    update: Call<"serviceAccounts_update">;
  };
  tasks: {
    /** Runs a command in a task's container. Audited before it runs. `POST /clusters/{cluster}/tasks/{task}/exec` */
    exec: Call<"tasks_exec">;
    /** The cluster's tasks that have not ended, by service and slot. `GET /clusters/{cluster}/tasks` */
    list: ListCall<"tasks_list">;
  };
  teams: {
    /** The asker's team, who is asking, and what the asker may do. `GET /team` */
    get: Call<"teams_get">;
    /** Renames the team. Its slug, which addresses hold, stays. `PATCH /team` */
    update: Call<"teams_update">;
  };
  terminals: {
    /** A ticket, good for a minute and for one opening, for a terminal on a machine or in a task. `POST /clusters/{cluster}/terminals` */
    create: Call<"terminals_create">;
  };
  versions: {
    /** Compiles and keeps a version. What the newest one says already is not kept twice. `POST /blueprints/{blueprint}/versions` */
    create: Call<"versions_create">;
    /** One version, by number or id, with its program and its spec. `GET /blueprints/{blueprint}/versions/{version}` */
    get: Call<"versions_get">;
    /** A blueprint's versions, newest first. `GET /blueprints/{blueprint}/versions` */
    list: ListCall<"versions_list">;
  };
  webhooks: {
    /** Makes a webhook: events from now on are sent to its URL, signed with the secret that is in this answer only. `POST /webhooks` */
    create: Call<"webhooks_create">;
    /** Deletes a webhook, its secret and its deliveries. Nothing more is sent. `DELETE /webhooks/{webhook}` */
    delete: Call<"webhooks_delete">;
    /** A webhook, and how it fares. `GET /webhooks/{webhook}` */
    get: Call<"webhooks_get">;
    /** The team's webhooks, newest first, with how they fare. `GET /webhooks` */
    list: ListCall<"webhooks_list">;
    /** Gives a webhook another secret, in this answer only. For 24 hours deliveries carry the old secret's signature too. `POST /webhooks/{webhook}/rotate-secret` */
    rotateSecret: Call<"webhooks_rotateSecret">;
    /** Sends an event of the kind webhook.test, once and at once, also to a disabled webhook. Follow the delivery. `POST /webhooks/{webhook}/test` */
    test: Call<"webhooks_test">;
    /** Changes a webhook. Enabled, or with another URL, it is sent what waits at once; while disabled, events wait for it. `PATCH /webhooks/{webhook}` */
    update: Call<"webhooks_update">;
  };
}

export const operationTable = {
  audit: {
    export: {"method":"get","path":"/audit/export","kind":"call","hasBody":false},
    list: {"method":"get","path":"/audit","kind":"list","hasBody":false},
  },
  blueprints: {
    create: {"method":"post","path":"/blueprints","kind":"call","hasBody":true},
    delete: {"method":"delete","path":"/blueprints/{blueprint}","kind":"call","hasBody":false},
    get: {"method":"get","path":"/blueprints/{blueprint}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/blueprints","kind":"list","hasBody":false},
    update: {"method":"patch","path":"/blueprints/{blueprint}","kind":"call","hasBody":true},
    validate: {"method":"post","path":"/blueprints/validate","kind":"call","hasBody":true},
  },
  clusters: {
    apply: {"method":"post","path":"/clusters/{cluster}/apply","kind":"call","hasBody":true},
    create: {"method":"post","path":"/clusters","kind":"call","hasBody":true},
    delete: {"method":"delete","path":"/clusters/{cluster}","kind":"call","hasBody":false},
    get: {"method":"get","path":"/clusters/{cluster}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/clusters","kind":"list","hasBody":false},
    scale: {"method":"post","path":"/clusters/{cluster}/scale","kind":"call","hasBody":true},
    start: {"method":"post","path":"/clusters/{cluster}/start","kind":"call","hasBody":true},
    stop: {"method":"post","path":"/clusters/{cluster}/stop","kind":"call","hasBody":true},
    update: {"method":"patch","path":"/clusters/{cluster}","kind":"call","hasBody":true},
  },
  deliveries: {
    get: {"method":"get","path":"/webhooks/{webhook}/deliveries/{delivery}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/webhooks/{webhook}/deliveries","kind":"list","hasBody":false},
    redeliver: {"method":"post","path":"/webhooks/{webhook}/deliveries/{delivery}/redeliver","kind":"call","hasBody":false},
  },
  events: {
    list: {"method":"get","path":"/clusters/{cluster}/events","kind":"list","hasBody":false},
    stream: {"method":"get","path":"/clusters/{cluster}/events/stream","kind":"stream","hasBody":false},
  },
  invitations: {
    create: {"method":"post","path":"/invitations","kind":"call","hasBody":true},
    list: {"method":"get","path":"/invitations","kind":"list","hasBody":false},
    revoke: {"method":"delete","path":"/invitations/{invitation}","kind":"call","hasBody":false},
  },
  keys: {
    create: {"method":"post","path":"/keys","kind":"call","hasBody":true},
    list: {"method":"get","path":"/keys","kind":"list","hasBody":false},
    revoke: {"method":"delete","path":"/keys/{key}","kind":"call","hasBody":false},
  },
  logs: {
    follow: {"method":"get","path":"/clusters/{cluster}/logs/stream","kind":"stream","hasBody":false},
    list: {"method":"get","path":"/clusters/{cluster}/logs","kind":"list","hasBody":false},
    read: {"method":"get","path":"/clusters/{cluster}/tasks/{task}/logs","kind":"list","hasBody":false},
    stream: {"method":"get","path":"/clusters/{cluster}/tasks/{task}/logs/stream","kind":"stream","hasBody":false},
  },
  machines: {
    exec: {"method":"post","path":"/clusters/{cluster}/machines/{machine}/exec","kind":"call","hasBody":true},
    list: {"method":"get","path":"/clusters/{cluster}/machines","kind":"list","hasBody":false},
  },
  members: {
    list: {"method":"get","path":"/members","kind":"list","hasBody":false},
    remove: {"method":"delete","path":"/members/{user}","kind":"call","hasBody":false},
    update: {"method":"patch","path":"/members/{user}","kind":"call","hasBody":true},
  },
  operations: {
    cancel: {"method":"post","path":"/operations/{operation}/cancel","kind":"call","hasBody":false},
    get: {"method":"get","path":"/operations/{operation}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/clusters/{cluster}/operations","kind":"list","hasBody":false},
    recent: {"method":"get","path":"/operations","kind":"list","hasBody":false},
    retry: {"method":"post","path":"/operations/{operation}/retry","kind":"call","hasBody":false},
  },
  plans: {
    create: {"method":"post","path":"/clusters/{cluster}/plans","kind":"call","hasBody":true},
    get: {"method":"get","path":"/clusters/{cluster}/plans/{plan}","kind":"call","hasBody":false},
  },
  projects: {
    create: {"method":"post","path":"/projects","kind":"call","hasBody":true},
    delete: {"method":"delete","path":"/projects/{project}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/projects","kind":"list","hasBody":false},
    update: {"method":"patch","path":"/projects/{project}","kind":"call","hasBody":true},
  },
  secrets: {
    delete: {"method":"delete","path":"/secrets/{secret}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/secrets","kind":"list","hasBody":false},
    put: {"method":"put","path":"/secrets/{secret}","kind":"call","hasBody":true},
  },
  serviceAccounts: {
    create: {"method":"post","path":"/service-accounts","kind":"call","hasBody":true},
    delete: {"method":"delete","path":"/service-accounts/{serviceAccount}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/service-accounts","kind":"list","hasBody":false},
    update: {"method":"patch","path":"/service-accounts/{serviceAccount}","kind":"call","hasBody":true},
  },
  tasks: {
    exec: {"method":"post","path":"/clusters/{cluster}/tasks/{task}/exec","kind":"call","hasBody":true},
    list: {"method":"get","path":"/clusters/{cluster}/tasks","kind":"list","hasBody":false},
  },
  teams: {
    get: {"method":"get","path":"/team","kind":"call","hasBody":false},
    update: {"method":"patch","path":"/team","kind":"call","hasBody":true},
  },
  terminals: {
    create: {"method":"post","path":"/clusters/{cluster}/terminals","kind":"call","hasBody":true},
  },
  versions: {
    create: {"method":"post","path":"/blueprints/{blueprint}/versions","kind":"call","hasBody":true},
    get: {"method":"get","path":"/blueprints/{blueprint}/versions/{version}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/blueprints/{blueprint}/versions","kind":"list","hasBody":false},
  },
  webhooks: {
    create: {"method":"post","path":"/webhooks","kind":"call","hasBody":true},
    delete: {"method":"delete","path":"/webhooks/{webhook}","kind":"call","hasBody":false},
    get: {"method":"get","path":"/webhooks/{webhook}","kind":"call","hasBody":false},
    list: {"method":"get","path":"/webhooks","kind":"list","hasBody":false},
    rotateSecret: {"method":"post","path":"/webhooks/{webhook}/rotate-secret","kind":"call","hasBody":false},
    test: {"method":"post","path":"/webhooks/{webhook}/test","kind":"call","hasBody":false},
    update: {"method":"patch","path":"/webhooks/{webhook}","kind":"call","hasBody":true},
  },
} as const satisfies OperationTable;
