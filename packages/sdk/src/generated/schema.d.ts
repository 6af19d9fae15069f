// Made by `npm run generate -w packages/sdk` from the API's own document: change the use case, not this.
export interface paths {
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first; each row carries the hash of the one before. */
        get: operations["audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows after a number, oldest first, and the sealed end of the chain, to be verified offline: `slipway audit verify`. */
        get: operations["audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blueprints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's blueprints, newest first. */
        get: operations["blueprints_list"];
        put?: never;
        /** Makes an empty blueprint; its program comes with its first version. */
        post: operations["blueprints_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blueprints/{blueprint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One blueprint, by id or name. */
        get: operations["blueprints_get"];
        put?: never;
        post?: never;
        /** Takes a blueprint off the list; its name is free again and its versions stay readable by id. Refused while a cluster runs one. */
        delete: operations["blueprints_delete"];
        options?: never;
        head?: never;
        /** Renames a blueprint or moves it to another project. What runs keeps running: clusters refer to versions. */
        patch: operations["blueprints_update"];
        trace?: never;
    };
    "/blueprints/{blueprint}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A blueprint's versions, newest first. */
        get: operations["versions_list"];
        put?: never;
        /** Compiles and keeps a version. What the newest one says already is not kept twice. */
        post: operations["versions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blueprints/{blueprint}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version, by number or id, with its program and its spec. */
        get: operations["versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blueprints/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compiles a blueprint and tells every fault; nothing is kept. */
        post: operations["blueprints_validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's clusters, newest first. */
        get: operations["clusters_list"];
        put?: never;
        /** Names a cluster. Nothing runs until it is started. */
        post: operations["clusters_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wanted, what is there, and where it answers. */
        get: operations["clusters_get"];
        put?: never;
        post?: never;
        /** Forgets a stopped cluster. One that still has machines is refused. */
        delete: operations["clusters_delete"];
        options?: never;
        head?: never;
        /** Changes what is said of a cluster; nothing that runs changes. */
        patch: operations["clusters_update"];
        trace?: never;
    };
    "/clusters/{cluster}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a running cluster: a previewed plan exactly, a version, or the newest version. Says so when nothing differs. */
        post: operations["clusters_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cluster's events in order. */
        get: operations["events_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cluster's events as they happen; resumes after Last-Event-ID or `after`. */
        get: operations["events_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A cluster's log, narrowed down by service, task, machine, stream, time and text; what is gone is in it too. */
        get: operations["logs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/logs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A cluster's log lines as they come, narrowed down; resumes after Last-Event-ID or `after`. */
        get: operations["logs_follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cluster's machines that are not gone. */
        get: operations["machines_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/machines/{machine}/exec": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a command on a machine as the user slipway. Audited before it runs. */
        post: operations["machines_exec"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A cluster's operations, newest first. */
        get: operations["operations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Previews a start or an apply: changes, placements, steps, price. Apply exactly it by its id. */
        post: operations["plans_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A previewed plan. */
        get: operations["plans_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/scale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes how many tasks a service has. */
        post: operations["clusters_scale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a stopped cluster: a plan, a version, or the newest of what it ran last. */
        post: operations["clusters_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every task and machine of the cluster; what is under way is cancelled first. */
        post: operations["clusters_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cluster's tasks that have not ended, by service and slot. */
        get: operations["tasks_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/tasks/{task}/exec": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a command in a task's container. Audited before it runs. */
        post: operations["tasks_exec"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/tasks/{task}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a task has printed; also after it has ended. */
        get: operations["logs_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/tasks/{task}/logs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A task's log lines as they come; resumes after Last-Event-ID or `after`. */
        get: operations["logs_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clusters/{cluster}/terminals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A ticket, good for a minute and for one opening, for a terminal on a machine or in a task. */
        post: operations["terminals_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's invitations, newest first, with those that are over. */
        get: operations["invitations_list"];
        put?: never;
        /** Invites a person by e-mail address, up to one's own role: for one use within 7 days, in place of an earlier one for the address. */
        post: operations["invitations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends an open invitation: its link works no more. */
        delete: operations["invitations_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins the team of an invitation, which is for the signed-in person's address and for one use. */
        post: operations["invitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys without their secret part: everybody's with the right "keys.manage", else one's own. */
        get: operations["keys_list"];
        put?: never;
        /** Makes an API key of one's own, or of a service account; the key itself is in this answer only. */
        post: operations["keys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends an API key, one's own or with the right "keys.manage" anybody's; open streams close within 5 s. */
        delete: operations["keys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person who is signed in, and the teams to choose from. Not for API keys: they have one team. */
        get: operations["me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's people. */
        get: operations["members_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a membership; the member's keys and open invitations end with it, open streams within 5 s. A team keeps an owner. */
        delete: operations["members_remove"];
        options?: never;
        head?: never;
        /** Changes a member's role, up to one's own; it holds within 5 s, for the member's keys too. A team keeps an owner. */
        patch: operations["members_update"];
        trace?: never;
    };
    "/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operations of all clusters that the asker sees, newest first. */
        get: operations["operations_recent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{operation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An operation with its steps: when each began and ended, and why it failed. */
        get: operations["operations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{operation}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks an operation to end and to take back what it did. */
        post: operations["operations_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{operation}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a failed or cancelled operation's target again, as a new operation. Only the cluster's newest change can be retried. */
        post: operations["operations_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's projects, newest first. */
        get: operations["projects_list"];
        put?: never;
        /** Makes a project: clusters and blueprints lie in one, and keys can be narrowed to it. */
        post: operations["projects_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes an empty project. Keys narrowed to it see nothing any more. */
        delete: operations["projects_delete"];
        options?: never;
        head?: never;
        /** Renames a project. */
        patch: operations["projects_update"];
        trace?: never;
    };
    "/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's secrets by name; values never come back. */
        get: operations["secrets_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Saves a secret's value. Running tasks that use it are replaced. */
        put: operations["secrets_put"];
        post?: never;
        /** Deletes a secret. Tasks that use it run on; new ones wait for it. */
        delete: operations["secrets_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's service accounts, newest first. */
        get: operations["serviceAccounts_list"];
        put?: never;
        /** Makes a service account, up to one's own role. Keys for it are made with its id. */
        post: operations["serviceAccounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-accounts/{serviceAccount}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a service account; its keys die with it, open streams within 5 s. */
        delete: operations["serviceAccounts_delete"];
        options?: never;
        head?: never;
        /** Renames a service account or changes its role, up to one's own; its keys hold that within 5 s. */
        patch: operations["serviceAccounts_update"];
        trace?: never;
    };
    "/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asker's team, who is asking, and what the asker may do. */
        get: operations["teams_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames the team. Its slug, which addresses hold, stays. */
        patch: operations["teams_update"];
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a team with a project `default`; who asks becomes its owner. */
        post: operations["teams_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's webhooks, newest first, with how they fare. */
        get: operations["webhooks_list"];
        put?: never;
        /** Makes a webhook: events from now on are sent to its URL, signed with the secret that is in this answer only. */
        post: operations["webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook, and how it fares. */
        get: operations["webhooks_get"];
        put?: never;
        post?: never;
        /** Deletes a webhook, its secret and its deliveries. Nothing more is sent. */
        delete: operations["webhooks_delete"];
        options?: never;
        head?: never;
        /** Changes a webhook. Enabled, or with another URL, it is sent what waits at once; while disabled, events wait for it. */
        patch: operations["webhooks_update"];
        trace?: never;
    };
    "/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook's deliveries of the last 30 days, newest first. */
        get: operations["deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, and what each attempt came to. */
        get: operations["deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a delivery again as it was, once and at once; one that waits for its next attempt is tried now. */
        post: operations["deliveries_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a webhook another secret, in this answer only. For 24 hours deliveries carry the old secret's signature too. */
        post: operations["webhooks_rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an event of the kind webhook.test, once and at once, also to a disabled webhook. Follow the delivery. */
        post: operations["webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accepted: {
            message: string;
            operation: components["schemas"]["Operation"] | null;
        };
        AcceptedInvitation: {
            name: string;
            role: components["schemas"]["Role"];
            slug: string;
            teamId: string;
        };
        /** @enum {string} */
        Action: "read" | "operate" | "exec" | "secrets.write" | "keys.own" | "keys.manage" | "projects.manage" | "members.manage" | "webhooks.manage" | "audit.read" | "team.manage";
        ApiKey: {
            /** @description null: all that the holder's role grants. */
            actions: components["schemas"]["Action"][] | null;
            /** @description Of a key narrowed to clusters. */
            clusterIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description null: never; the install's own key only. */
            expiresAt: string | null;
            /** @description The key holds no more than its holder's role, and dies with it. */
            holder: {
                id: string;
                /** @enum {string} */
                kind: "user" | "serviceAccount";
                name: string;
            };
            id: string;
            lastUsedAt: string | null;
            name: string;
            /** @description First characters, to recognise it by. */
            prefix: string;
            /** @description Of a key narrowed to projects. */
            projectIds: string[];
            revokedAt: string | null;
        };
        AuditEntry: {
            action: string;
            actor: string;
            address: string;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            outcome: string;
            prevHash: string;
            requestId: string;
            sequence: number;
            target: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            time: string;
        };
        AuditExportPage: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            exportedAt: string;
            head: components["schemas"]["AuditHead"] | null;
            items: components["schemas"]["ExportedAuditEntry"][];
            /** @description Of the seal: Ed25519, SPKI, base64. */
            publicKey: string;
            team: string;
            teamId: string;
        };
        AuditHead: {
            hash: string;
            /** @description Ed25519, base64. */
            seal: string;
            sequence: number;
            teamId: string;
        };
        Blueprint: {
            /** @description When it was deleted; its versions stay readable. */
            archivedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            id: string;
            /** @description 0: none yet. */
            latestVersion: number;
            name: string;
            projectId: string;
        };
        BlueprintVersion: {
            args: string[];
            blueprintId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            files: {
                content: string;
                path: string;
            }[];
            format: string;
            id: string;
            number: number;
            spec: components["schemas"]["ClusterSpec"];
            specHash: string;
        };
        BlueprintVersionSummary: {
            blueprintId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            format: string;
            id: string;
            number: number;
            specHash: string;
        };
        Cluster: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            description: string;
            desired: {
                blueprintVersionId: string | null;
                revision: number;
                spec: components["schemas"]["ClusterSpec"];
            } | null;
            id: string;
            /** @description Of its newest event: follow the events after this one and nothing is missed. */
            lastSequence: number;
            machines: {
                desired: number;
                running: number;
            };
            name: string;
            /** @description The one pending or running. */
            operation: components["schemas"]["Operation"] | null;
            projectId: string;
            /** @description For If-Match: grows with every accepted change and every finished operation. */
            revision: number;
            services: {
                desired: number;
                name: string;
                running: number;
            }[];
            /** @enum {string} */
            state: "stopped" | "starting" | "running" | "updating" | "degraded" | "stopping";
            urls: string[];
        };
        ClusterEvent: {
            actor: string;
            clusterId: string;
            data: {
                [key: string]: unknown;
            };
            id: string;
            operationId: string | null;
            /** @description 1, 2, 3 … per cluster, without a gap. */
            sequence: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            time: string;
            /** @enum {string} */
            type: "cluster.created" | "cluster.state_changed" | "cluster.deleted" | "operation.accepted" | "operation.started" | "operation.planned" | "operation.succeeded" | "operation.failed" | "operation.cancelled" | "operation.cancel_requested" | "step.started" | "step.succeeded" | "step.failed" | "step.skipped" | "machine.intended" | "machine.state_changed" | "machine.prepared" | "machine.joined" | "task.placed" | "task.state_changed" | "task.restarted";
        };
        ClusterLogPage: {
            items: components["schemas"]["LogLine"][];
            /** @description The cluster's newest line, whether it matches or not: follow from after it. */
            latest: string | null;
            /** @description Give it as `cursor` for what follows; null when there was nothing. */
            nextCursor: string | null;
        };
        ClusterSpec: {
            /** @default [] */
            connections: {
                from: string | "public";
                maxPort: number;
                minPort: number;
                to: string | "public";
            }[];
            /** @default [] */
            loadBalancers: {
                name: string;
                services: string[];
            }[];
            /** @default slipway */
            namespace: string;
            nodeGroups: {
                count: number;
                /** @default 1 */
                cpu: number;
                /** @default 32 */
                diskGib: number;
                /** @default 512 */
                memoryMib: number;
                name: string;
                /** @default false */
                preemptible: boolean;
                /** @enum {string} */
                provider: "local" | "fake";
                /** @default  */
                region: string;
                /** @enum {string} */
                role: "master" | "worker";
                /** @default  */
                size: string;
            }[];
            /** @default [] */
            services: {
                /** @default [] */
                command: string[];
                /** @default 1 */
                count: number;
                /** @default 0 */
                cpu: number;
                /** @default {} */
                env: {
                    [key: string]: string | {
                        secret: string;
                    };
                };
                /** @default {} */
                files: {
                    [key: string]: string | {
                        secret: string;
                    };
                };
                healthCheck?: {
                    command?: string[];
                    /** @default 30000 */
                    graceMs: number;
                    /** @default 2000 */
                    intervalMs: number;
                    /** @enum {string} */
                    kind: "http" | "tcp" | "command";
                    /**
                     * Format: starts_with
                     * @default /
                     */
                    path: string;
                    port?: number;
                    /** @default 3 */
                    retries: number;
                    /** @default 2000 */
                    timeoutMs: number;
                };
                image: string;
                /** @default 0 */
                memoryMib: number;
                minHealthy?: number;
                name: string;
            }[];
            /** @constant */
            specVersion: 1;
        };
        ClusterSummary: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            description: string;
            id: string;
            name: string;
            projectId: string;
            /** @description For If-Match: grows with every accepted change and every finished operation. */
            revision: number;
            /** @enum {string} */
            state: "stopped" | "starting" | "running" | "updating" | "degraded" | "stopping";
        };
        CommandResult: {
            exitCode: number;
            stderr: string;
            stdout: string;
            /** @description More than 1 MiB of a stream was dropped. */
            truncated: boolean;
        };
        CreatedApiKey: {
            /** @description null: all that the holder's role grants. */
            actions: components["schemas"]["Action"][] | null;
            /** @description Of a key narrowed to clusters. */
            clusterIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description null: never; the install's own key only. */
            expiresAt: string | null;
            /** @description The key holds no more than its holder's role, and dies with it. */
            holder: {
                id: string;
                /** @enum {string} */
                kind: "user" | "serviceAccount";
                name: string;
            };
            id: string;
            /** @description The whole key; shown this once. */
            key: string;
            lastUsedAt: string | null;
            name: string;
            /** @description First characters, to recognise it by. */
            prefix: string;
            /** @description Of a key narrowed to projects. */
            projectIds: string[];
            revokedAt: string | null;
        };
        CreatedBlueprintVersion: {
            args: string[];
            blueprintId: string;
            /** @description false: the newest version already says this. */
            created: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            files: {
                content: string;
                path: string;
            }[];
            format: string;
            id: string;
            number: number;
            spec: components["schemas"]["ClusterSpec"];
            specHash: string;
            warnings: components["schemas"]["Fault"][];
        };
        CreatedInvitation: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description `key/<id>` or `user/<id>`. */
            createdBy: string;
            email: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            expiresAt: string;
            id: string;
            /** @description For the invited person only; shown this once. */
            link: string;
            /** @description Whether a letter with the link is on its way; otherwise hand it on yourself. */
            mailed: boolean;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            state: "open" | "accepted" | "revoked" | "expired";
        };
        CreatedTerminal: {
            /**
             * Format: date-time
             * @description Of the ticket.
             */
            expiresAt: string;
            id: string;
            /** @description Open a WebSocket here. */
            path: string;
            /** @description For one opening, by whoever asked for it; shown once. */
            ticket: string;
        };
        Delivery: {
            attempts: number;
            clusterId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description `webhook-id`: the same at every attempt and redelivery. */
            eventId: string;
            id: string;
            /** @enum {string} */
            kind: "event" | "test" | "redelivery";
            /** @description What went wrong with the last attempt; null: nothing. */
            lastError: string | null;
            /** @description HTTP status of the last answer; null: none came. */
            lastStatus: number | null;
            /** @description null: at once, or never again. */
            nextAttemptAt: string | null;
            /** @description The delivery that this one repeats. */
            redeliveryOf: string | null;
            sequence: number | null;
            settledAt: string | null;
            state: components["schemas"]["DeliveryState"];
            /** @enum {string} */
            type: "cluster.created" | "cluster.state_changed" | "cluster.deleted" | "operation.accepted" | "operation.started" | "operation.planned" | "operation.succeeded" | "operation.failed" | "operation.cancelled" | "operation.cancel_requested" | "step.started" | "step.succeeded" | "step.failed" | "step.skipped" | "machine.intended" | "machine.state_changed" | "machine.prepared" | "machine.joined" | "task.placed" | "task.state_changed" | "task.restarted" | "webhook.test";
            webhookId: string;
        };
        DeliveryAttempt: {
            durationMs: number;
            /** @description null: it got through. */
            error: string | null;
            number: number;
            requestHeaders: {
                [key: string]: string;
            };
            /** @description Its first 64 KiB. */
            responseBody: string;
            responseHeaders: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            startedAt: string;
            status: number | null;
            truncated: boolean;
        };
        DeliveryDetail: {
            attempts: number;
            /** @description What is sent, to the byte. */
            body: string;
            clusterId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description `webhook-id`: the same at every attempt and redelivery. */
            eventId: string;
            id: string;
            /** @enum {string} */
            kind: "event" | "test" | "redelivery";
            /** @description What went wrong with the last attempt; null: nothing. */
            lastError: string | null;
            /** @description HTTP status of the last answer; null: none came. */
            lastStatus: number | null;
            /** @description The latest 20, newest first. */
            latestAttempts: components["schemas"]["DeliveryAttempt"][];
            /** @description null: at once, or never again. */
            nextAttemptAt: string | null;
            /** @description The delivery that this one repeats. */
            redeliveryOf: string | null;
            sequence: number | null;
            settledAt: string | null;
            state: components["schemas"]["DeliveryState"];
            /** @enum {string} */
            type: "cluster.created" | "cluster.state_changed" | "cluster.deleted" | "operation.accepted" | "operation.started" | "operation.planned" | "operation.succeeded" | "operation.failed" | "operation.cancelled" | "operation.cancel_requested" | "step.started" | "step.succeeded" | "step.failed" | "step.skipped" | "machine.intended" | "machine.state_changed" | "machine.prepared" | "machine.joined" | "task.placed" | "task.state_changed" | "task.restarted" | "webhook.test";
            webhookId: string;
        };
        /**
         * @description given_up: tried for three days, or once when it was asked for by hand.
         * @enum {string}
         */
        DeliveryState: "pending" | "delivered" | "given_up";
        ExportedAuditEntry: {
            action: string;
            actor: string;
            address: string;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            outcome: string;
            prevHash: string;
            requestId: string;
            sequence: number;
            target: string;
            teamId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            time: string;
        };
        Fault: {
            column?: number;
            line?: number;
            message: string;
            /** @description JSON pointer, or `file:line:column`. */
            path: string;
            remedy?: string;
        };
        Invitation: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description `key/<id>` or `user/<id>`. */
            createdBy: string;
            email: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            expiresAt: string;
            id: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            state: "open" | "accepted" | "revoked" | "expired";
        };
        LogLine: {
            cursor: string;
            machineId: string;
            stream: string;
            taskId: string | null;
            text: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            time: string;
        };
        LogPage: {
            items: components["schemas"]["LogLine"][];
            /** @description Give it as `cursor` for what follows; null when there was nothing. */
            nextCursor: string | null;
        };
        Machine: {
            /** @description Private; kept by the node for life. */
            address: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            /** @description The only host key this machine may show. */
            hostKey: string | null;
            id: string;
            /** @description Of the node it stands for. */
            name: string;
            nodeId: string;
            priceUsdPerHour: number;
            provider: string;
            providerId: string | null;
            publicAddress: string | null;
            reason: string | null;
            /** @enum {string} */
            role: "master" | "worker";
            ssh: {
                host: string;
                port: number;
            } | null;
            /** @enum {string} */
            state: "intended" | "booting" | "running" | "unreachable" | "deleting" | "gone";
        };
        Me: {
            teams: {
                id: string;
                name: string;
                role: components["schemas"]["Role"];
                slug: string;
            }[];
            user: {
                email: string;
                id: string;
                name: string;
                twoFactorEnabled: boolean;
            };
        };
        Member: {
            /**
             * Format: date-time
             * @description Since when a member.
             */
            createdAt: string;
            email: string;
            name: string;
            role: components["schemas"]["Role"];
            userId: string;
        };
        Operation: {
            cancelRequested: boolean;
            clusterId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            endedAt: string | null;
            failure: components["schemas"]["OperationFailure"] | null;
            id: string;
            /** @enum {string} */
            kind: "start" | "apply" | "scale" | "heal" | "stop";
            planId: string | null;
            previousRevision: number | null;
            reason: string | null;
            startedAt: string | null;
            /** @enum {string} */
            state: "pending" | "running" | "succeeded" | "failed" | "cancelled";
            targetRevision: number | null;
        };
        OperationDetail: {
            cancelRequested: boolean;
            clusterId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            endedAt: string | null;
            failure: components["schemas"]["OperationFailure"] | null;
            id: string;
            /** @enum {string} */
            kind: "start" | "apply" | "scale" | "heal" | "stop";
            planId: string | null;
            previousRevision: number | null;
            reason: string | null;
            startedAt: string | null;
            /** @enum {string} */
            state: "pending" | "running" | "succeeded" | "failed" | "cancelled";
            steps: components["schemas"]["Step"][];
            targetRevision: number | null;
        };
        OperationFailure: {
            code: string;
            message: string;
            remedy?: string;
        };
        Plan: {
            /** @description The plan is refused once the cluster's revision is another. */
            baseRevision: number;
            blueprintVersionId: string | null;
            changes: components["schemas"]["PlanChange"][];
            clusterId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            hasChanges: boolean;
            id: string;
            placements: {
                node: string;
                reason: string;
                task: string;
            }[];
            price: {
                afterUsdPerHour: number;
                beforeUsdPerHour: number;
            };
            steps: components["schemas"]["PlannedStep"][];
            unplaced: {
                reasons: string[];
                remedy: string;
                task: string;
            }[];
        };
        PlanChange: {
            /** @enum {string} */
            action: "add" | "change" | "replace" | "restart" | "remove";
            fields?: string[];
            name: string;
            reason: string;
            /** @enum {string} */
            subject: "machine" | "service" | "task" | "loadBalancer" | "connections";
        };
        PlannedStep: {
            dependsOn: string[];
            estimateMs: number;
            key: string;
            /** @enum {string} */
            kind: "network.ensure" | "machine.create" | "machine.prepare" | "machine.delete" | "network.delete" | "swarm.init" | "swarm.restore" | "swarm.join" | "swarm.forget" | "swarm.backup" | "overlay.ensure" | "image.pull" | "task.start" | "task.restart" | "task.firewall" | "task.stop" | "balancer.configure";
        };
        Problem: {
            /** @enum {string} */
            code: "INVALID_INPUT" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "STALE" | "TOO_LARGE" | "UNPROCESSABLE" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE" | "UNREACHABLE" | "GONE" | "PROVIDER_REFUSED" | "CAPACITY" | "THROTTLED" | "HOST_KEY_MISMATCH" | "STEP_FAILED" | "CANCELLED";
            detail: string;
            faults: components["schemas"]["Fault"][];
            remedy?: string;
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        Project: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            id: string;
            name: string;
        };
        /** @enum {string} */
        Role: "viewer" | "member" | "admin" | "owner";
        SavedSecret: {
            name: string;
            /** @description On clusters whose running tasks use it: they are replaced. */
            operations: components["schemas"]["Operation"][];
            version: number;
        };
        /** @description The value is never returned. */
        Secret: {
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt: string;
            version: number;
        };
        /** @description Nobody's: holds API keys that outlive the person who made them. */
        ServiceAccount: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            id: string;
            name: string;
            role: components["schemas"]["ServiceAccountRole"];
        };
        /** @enum {string} */
        ServiceAccountRole: "viewer" | "member" | "admin";
        Step: {
            attempt: number;
            dependsOn: string[];
            endedAt: string | null;
            failure: components["schemas"]["OperationFailure"] | null;
            id: string;
            key: string;
            /** @enum {string} */
            kind: "network.ensure" | "machine.create" | "machine.prepare" | "machine.delete" | "network.delete" | "swarm.init" | "swarm.restore" | "swarm.join" | "swarm.forget" | "swarm.backup" | "overlay.ensure" | "image.pull" | "task.start" | "task.restart" | "task.firewall" | "task.stop" | "balancer.configure";
            message: string | null;
            nodeId: string | null;
            round: number;
            startedAt: string | null;
            /** @enum {string} */
            state: "pending" | "running" | "succeeded" | "failed" | "skipped";
        };
        Task: {
            address: string;
            id: string;
            /** @description The machine's id; null until it is put on one. */
            machine: string | null;
            name: string;
            nodeId: string;
            publicPorts: number[];
            reason: string | null;
            restartCount: number;
            /** @description Or the load balancer it stands for. */
            service: string;
            slot: number;
            startedAt: string | null;
            /** @enum {string} */
            state: "pending" | "starting" | "running" | "unhealthy" | "exited" | "stopping" | "lost" | "stopped";
        };
        Team: {
            /** @description What the asker may do. */
            actions: components["schemas"]["Action"][];
            /** @description `key/<id>` or `user/<id>`. */
            actor: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            id: string;
            name: string;
            /** @description What a narrowed key sees; null: the whole team. */
            reach: {
                clusterIds: string[];
                projectIds: string[];
            } | null;
            /** @description The asker's own; null for a key with a choice of actions. */
            role: components["schemas"]["Role"] | null;
            slug: string;
        };
        TeamSummary: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            id: string;
            name: string;
            slug: string;
        };
        Validation: {
            faults: components["schemas"]["Fault"][];
            logs: string[];
            spec: components["schemas"]["ClusterSpec"] | null;
            valid: boolean;
            warnings: components["schemas"]["Fault"][];
        };
        Webhook: {
            clusterIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            description: string;
            disabledAt: string | null;
            disabledReason: ("asked" | "failing") | null;
            enabled: boolean;
            failingSince: string | null;
            id: string;
            /** @description What somebody should know or do about it; null: nothing. */
            notice: string | null;
            /** @description Until then the secret before the last rotation signs too. */
            previousSecretUntil: string | null;
            projectIds: string[];
            /**
             * @description failing: the last attempt did not get through.
             * @enum {string}
             */
            state: "active" | "failing" | "disabled";
            types: components["schemas"]["WebhookEventType"][];
            /** @description Without its path for whoever may not manage webhooks: paths hold keys at times. */
            url: string;
        };
        /** @enum {string} */
        WebhookEventType: "cluster.created" | "cluster.state_changed" | "cluster.deleted" | "operation.accepted" | "operation.started" | "operation.planned" | "operation.succeeded" | "operation.failed" | "operation.cancelled" | "operation.cancel_requested" | "step.started" | "step.succeeded" | "step.failed" | "step.skipped" | "machine.intended" | "machine.state_changed" | "machine.prepared" | "machine.joined" | "task.placed" | "task.state_changed" | "task.restarted" | "webhook.test";
        WebhookWithSecret: {
            clusterIds: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            createdAt: string;
            createdBy: string;
            description: string;
            disabledAt: string | null;
            disabledReason: ("asked" | "failing") | null;
            enabled: boolean;
            failingSince: string | null;
            id: string;
            /** @description What somebody should know or do about it; null: nothing. */
            notice: string | null;
            /** @description Until then the secret before the last rotation signs too. */
            previousSecretUntil: string | null;
            projectIds: string[];
            /** @description `whsec_…`, which deliveries are signed with; shown this once. */
            secret: string;
            /**
             * @description failing: the last attempt did not get through.
             * @enum {string}
             */
            state: "active" | "failing" | "disabled";
            types: components["schemas"]["WebhookEventType"][];
            /** @description Without its path for whoever may not manage webhooks: paths hold keys at times. */
            url: string;
        };
    };
    responses: {
        /** @description Does not go with the present state. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role does not grant this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Every fault of the request, with its path. */
        InvalidInput: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unknown, or another team's. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many at once; see Retry-After. */
        RateLimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Understood and refused. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The plan or revision is stale. */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is over 1 MiB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No valid key or session. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Try again; see Retry-After. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    audit_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    audit_export: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExportPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    blueprints_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Blueprint"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    blueprints_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description A project's id or name; `default` when left out. */
                    project?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blueprint"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    blueprints_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                blueprint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blueprint"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    blueprints_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                blueprint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    blueprints_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                blueprint: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Moves it to this project, by id or name. */
                    project?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blueprint"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    versions_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                blueprint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BlueprintVersionSummary"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    versions_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                blueprint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    args?: string[];
                    /** @description The file to run; the first one by default. */
                    entry?: string;
                    files: {
                        content: string;
                        path: string;
                    }[];
                    /**
                     * @default javascript
                     * @constant
                     */
                    format?: "javascript";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedBlueprintVersion"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    versions_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                blueprint: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlueprintVersion"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    blueprints_validate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    args?: string[];
                    /** @description The file to run; the first one by default. */
                    entry?: string;
                    files: {
                        content: string;
                        path: string;
                    }[];
                    /**
                     * @default javascript
                     * @constant
                     */
                    format?: "javascript";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ClusterSummary"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description A project's id or name; `default` when left out. */
                    project?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterSummary"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cluster"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    description?: string;
                    /** @description Moves it to this project, by id or name. */
                    project?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterSummary"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_apply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description The cluster's revision: `"7"`. */
                "If-Match"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    blueprintVersionId?: string;
                    /** @description Refused as stale when the cluster's revision is another. */
                    expectedRevision?: number;
                    /** @description Exactly this previewed plan. */
                    planId?: string;
                };
            };
        };
        responses: {
            /** @description Nothing had to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: follow the operation. */
            202: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    events_list: {
        parameters: {
            query?: {
                /** @description The last event had; 0 for all. */
                after?: number;
                /** @description The nextCursor of the page before; goes before `after`. */
                cursor?: number;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ClusterEvent"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    events_stream: {
        parameters: {
            query?: {
                /** @description The last event had; 0 for all. */
                after?: number;
            };
            header?: never;
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; `data` is JSON, `id` is where to resume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ClusterEvent"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    logs_list: {
        parameters: {
            query?: {
                /** @description The cursor of the last line had. */
                after?: string;
                /** @description The cursor of the last line had. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description By id, also one that is gone; or by its node's name. */
                machine?: string;
                /** @description Which lines come first. */
                order?: "oldest" | "newest";
                /** @description Lines of every task that the service has or had. */
                service?: string;
                /** @description Lines of this time and later; ISO 8601. */
                since?: string;
                stream?: "stdout" | "stderr" | "boot" | "step";
                task?: string;
                /** @description Somewhere in the line, capital or not. */
                text?: string;
                /** @description Lines from before this time; ISO 8601. */
                until?: string;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterLogPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    logs_follow: {
        parameters: {
            query?: {
                /** @description The cursor of the last line had. */
                after?: string;
                /** @description By id, also one that is gone; or by its node's name. */
                machine?: string;
                /** @description Lines of every task that the service has or had. */
                service?: string;
                /** @description Lines of this time and later; ISO 8601. */
                since?: string;
                stream?: "stdout" | "stderr" | "boot" | "step";
                task?: string;
                /** @description Somewhere in the line, capital or not. */
                text?: string;
                /** @description Lines from before this time; ISO 8601. */
                until?: string;
            };
            header?: never;
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; `data` is JSON, `id` is where to resume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LogLine"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    machines_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Machine"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    machines_exec: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
                machine: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    argv: string[];
                    stdin?: string;
                    /** @default 60000 */
                    timeoutMs?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    operations_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operation"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    plans_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    blueprintVersionId?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    plans_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_scale: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description The cluster's revision: `"7"`. */
                "If-Match"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    count: number;
                    /** @description Refused as stale when the cluster's revision is another. */
                    expectedRevision?: number;
                    service: string;
                };
            };
        };
        responses: {
            /** @description Nothing had to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: follow the operation. */
            202: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description The cluster's revision: `"7"`. */
                "If-Match"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    blueprintVersionId?: string;
                    /** @description Refused as stale when the cluster's revision is another. */
                    expectedRevision?: number;
                    /** @description Exactly this previewed plan. */
                    planId?: string;
                };
            };
        };
        responses: {
            /** @description Nothing had to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: follow the operation. */
            202: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    clusters_stop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description The cluster's revision: `"7"`. */
                "If-Match"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Refused as stale when the cluster's revision is another. */
                    expectedRevision?: number;
                };
            };
        };
        responses: {
            /** @description Nothing had to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: follow the operation. */
            202: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    tasks_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                service?: string;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    tasks_exec: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    argv: string[];
                    stdin?: string;
                    /** @default 60000 */
                    timeoutMs?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    logs_read: {
        parameters: {
            query?: {
                /** @description The cursor of the last line had. */
                after?: string;
                /** @description The cursor of the last line had. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Lines of this time and later; ISO 8601. */
                since?: string;
                stream?: "stdout" | "stderr" | "boot" | "step";
                /** @description Somewhere in the line, capital or not. */
                text?: string;
                /** @description Lines from before this time; ISO 8601. */
                until?: string;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    logs_stream: {
        parameters: {
            query?: {
                /** @description The cursor of the last line had. */
                after?: string;
                /** @description Lines of this time and later; ISO 8601. */
                since?: string;
                stream?: "stdout" | "stderr" | "boot" | "step";
                /** @description Somewhere in the line, capital or not. */
                text?: string;
                /** @description Lines from before this time; ISO 8601. */
                until?: string;
            };
            header?: never;
            path: {
                cluster: string;
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events; `data` is JSON, `id` is where to resume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LogLine"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    terminals_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                cluster: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description A program and its arguments; empty: a shell.
                     * @default []
                     */
                    argv?: string[];
                    /** @default 80 */
                    cols?: number;
                    /** @description A shell as the user slipway, or … */
                    machine?: string;
                    /** @default 24 */
                    rows?: number;
                    /** @description … one in this task's container. */
                    task?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedTerminal"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    invitations_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    invitations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    role: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    invitations_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    keys_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    keys_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description No more than the asker holds; all of it when left out. */
                    actions?: components["schemas"]["Action"][];
                    /** @description Ids or names: the key sees these clusters and nothing else. */
                    clusterIds?: string[];
                    /**
                     * Format: date-time
                     * @description At most a year away; 90 days when left out.
                     */
                    expiresAt?: string;
                    name: string;
                    /** @description Ids or names: the key sees what lies in these projects and nothing else. */
                    projectIds?: string[];
                    /**
                     * @description Short for the one action `read`.
                     * @default false
                     */
                    readOnly?: boolean;
                    /** @description Whose key it is, by id or name; the asker's own when left out. */
                    serviceAccount?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    keys_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    members_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    members_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                /** @description The user's id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    members_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                /** @description The user's id. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    operations_recent: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                state?: "pending" | "running" | "succeeded" | "failed" | "cancelled";
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operation"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    operations_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                operation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDetail"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    operations_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                operation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing had to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: follow the operation. */
            202: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    operations_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                operation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing had to change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Accepted: follow the operation. */
            202: {
                headers: {
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    projects_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    projects_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    projects_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    projects_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    secrets_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Secret"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    secrets_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSecret"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    secrets_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    serviceAccounts_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ServiceAccount"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    serviceAccounts_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    role: components["schemas"]["ServiceAccountRole"];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    serviceAccounts_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                serviceAccount: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    serviceAccounts_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                serviceAccount: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    role?: components["schemas"]["ServiceAccountRole"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    teams_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    teams_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamSummary"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    teams_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As people read it. */
                    name: string;
                    /** @description In the dashboard's addresses; it stays. */
                    slug: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamSummary"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_list: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Clusters by id or name. None here nor of projects: all of the team's.
                     * @default []
                     */
                    clusterIds?: string[];
                    /**
                     * @description What it is for.
                     * @default
                     */
                    description?: string;
                    /**
                     * @description Projects by id or name: all of their clusters.
                     * @default []
                     */
                    projectIds?: string[];
                    /**
                     * @description Kinds of events; none: every kind.
                     * @default []
                     */
                    types?: components["schemas"]["WebhookEventType"][];
                    /** @description https or http, on the public internet; redirects are not followed. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Clusters by id or name. None here nor of projects: all of the team's. */
                    clusterIds?: string[];
                    /** @description What it is for. */
                    description?: string;
                    enabled?: boolean;
                    /** @description Projects by id or name: all of their clusters. */
                    projectIds?: string[];
                    /** @description Kinds of events; none: every kind. */
                    types?: components["schemas"]["WebhookEventType"][];
                    /** @description https or http, on the public internet; redirects are not followed. */
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    deliveries_list: {
        parameters: {
            query?: {
                cluster?: string;
                /** @description The nextCursor of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                state?: components["schemas"]["DeliveryState"];
            };
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        /** @description null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    deliveries_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                delivery: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetail"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    deliveries_redeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                delivery: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_rotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    webhooks_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept 24 h: a repeat gets the first answer. */
                "Idempotency-Key"?: string;
                /** @description With a session: the slug of the team that the request is about. A key has its own. */
                "slipway-team"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Refused"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
}
