-- Sign-in by better-auth; projects, invitations, service accounts; keys with a holder; reach inside a team.

-- What is filled from old rows is read and written by the tables' owner, who is under row-level security like everybody else.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['team', 'user_account', 'membership', 'api_key', 'cluster', 'blueprint'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- AlterTable
ALTER TABLE "user_account" ADD COLUMN "email_verified" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "image" TEXT,
ADD COLUMN "two_factor_enabled" BOOLEAN DEFAULT false,
ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_account" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_team_id_name_key" ON "project"("team_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_team_id_idx" ON "invitation"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_account_team_id_name_key" ON "service_account"("team_id", "name");

-- Passwords go with their users; the old form of their hashes is understood still.
INSERT INTO account (id, user_id, account_id, provider_id, password)
  SELECT gen_random_uuid(), id, id::text, 'credential', password_hash FROM user_account;
ALTER TABLE "user_account" DROP COLUMN "password_hash";

-- Old sessions end: everybody signs in again.
DROP TABLE "session";

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- Every team has a project, and everything so far lies in it.
INSERT INTO project (id, team_id, name) SELECT gen_random_uuid(), id, 'default' FROM team;
ALTER TABLE "cluster" ADD COLUMN "project_id" UUID;
ALTER TABLE "blueprint" ADD COLUMN "project_id" UUID;
UPDATE cluster SET project_id = project.id FROM project WHERE project.team_id = cluster.team_id;
UPDATE blueprint SET project_id = project.id FROM project WHERE project.team_id = blueprint.team_id;
ALTER TABLE "cluster" ALTER COLUMN "project_id" SET NOT NULL;
ALTER TABLE "blueprint" ALTER COLUMN "project_id" SET NOT NULL;

-- A key has a holder now. Earlier ones had a role of their own: each such role of a team becomes a service account's.
INSERT INTO service_account (id, team_id, name, role, created_by)
  SELECT gen_random_uuid(), team_id, 'Earlier keys (' || role || ')', role, 'slipway' FROM api_key GROUP BY team_id, role;
ALTER TABLE "api_key" ADD COLUMN "user_id" UUID,
ADD COLUMN "service_account_id" UUID,
ADD COLUMN "actions" TEXT[],
ADD COLUMN "cluster_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN "project_ids" UUID[] DEFAULT ARRAY[]::UUID[];
UPDATE api_key SET actions = '{*}', service_account_id = holder.id
  FROM service_account AS holder WHERE holder.team_id = api_key.team_id AND holder.role = api_key.role;
ALTER TABLE "api_key" DROP COLUMN "role";
ALTER TABLE api_key ADD CONSTRAINT one_holder CHECK (num_nonnulls(user_id, service_account_id) = 1);

-- What a request reaches of its team. A transaction that sets nothing reaches nothing.
CREATE FUNCTION slipway_whole_team() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT current_setting('app.reach', true) = 'team' $$;
CREATE FUNCTION slipway_reached_clusters() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT coalesce(NULLIF(current_setting('app.cluster_ids', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION slipway_reached_projects() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT coalesce(NULLIF(current_setting('app.project_ids', true), ''), '{}')::uuid[] $$;

-- The functions stand in sub-selects: asked once per query, not once per row.
DROP POLICY own_team ON cluster;
CREATE POLICY own_team ON cluster TO slipway_app USING (
  team_id = slipway_team() AND ((SELECT slipway_whole_team())
    OR id = ANY ((SELECT slipway_reached_clusters())::uuid[]) OR project_id = ANY ((SELECT slipway_reached_projects())::uuid[])));

DO $$
DECLARE
  name text;
BEGIN
  -- Parts of clusters: where the cluster is reached.
  FOREACH name IN ARRAY ARRAY['cluster_revision', 'plan_preview', 'operation', 'node', 'machine', 'task', 'allocation', 'event', 'log_line'] LOOP
    EXECUTE format('DROP POLICY own_team ON %I', name);
    EXECUTE format('CREATE POLICY own_team ON %I TO slipway_app USING (team_id = slipway_team()
      AND ((SELECT slipway_whole_team()) OR cluster_id IN (SELECT id FROM cluster)))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['operation_round', 'step'] LOOP
    EXECUTE format('DROP POLICY own_team ON %I', name);
    EXECUTE format('CREATE POLICY own_team ON %1$I TO slipway_app USING (team_id = slipway_team()
      AND ((SELECT slipway_whole_team()) OR EXISTS (SELECT 1 FROM operation WHERE operation.id = %1$I.operation_id)))', name);
  END LOOP;
  -- What concerns the team as a whole.
  FOREACH name IN ARRAY ARRAY['invitation', 'service_account', 'membership', 'api_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('DROP POLICY IF EXISTS own_team ON %I', name);
    EXECUTE format('CREATE POLICY own_team ON %I TO slipway_app USING (team_id = slipway_team() AND (SELECT slipway_whole_team()))', name);
  END LOOP;
  -- Sign-in's own: nobody else's business.
  FOREACH name IN ARRAY ARRAY['account', 'session', 'verification', 'two_factor', 'rate_limit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO slipway_signin', name);
    EXECUTE format('CREATE POLICY signin ON %I TO slipway_signin USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

DROP POLICY own_team ON blueprint;
CREATE POLICY own_team ON blueprint TO slipway_app USING (
  team_id = slipway_team() AND ((SELECT slipway_whole_team()) OR project_id = ANY ((SELECT slipway_reached_projects())::uuid[])));
DROP POLICY own_team ON blueprint_version;
CREATE POLICY own_team ON blueprint_version TO slipway_app USING (
  team_id = slipway_team() AND ((SELECT slipway_whole_team()) OR blueprint_id IN (SELECT id FROM blueprint)));
ALTER TABLE project ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON project TO slipway_app USING (
  team_id = slipway_team() AND ((SELECT slipway_whole_team()) OR id = ANY ((SELECT slipway_reached_projects())::uuid[])));

-- The application makes teams: the first transaction of a team has its new id set.
GRANT INSERT ON team, membership TO slipway_app;
GRANT SELECT, INSERT, DELETE, UPDATE (name) ON project TO slipway_app;
GRANT SELECT, INSERT, UPDATE (accepted_at, revoked_at) ON invitation TO slipway_app;
GRANT SELECT, INSERT, DELETE, UPDATE (name, role) ON service_account TO slipway_app;
GRANT UPDATE (project_id) ON blueprint TO slipway_app;

-- Sign-in makes users, and finds out what keys and invitations belong to.
GRANT INSERT, UPDATE ON user_account TO slipway_signin;
DROP POLICY signin ON user_account;
CREATE POLICY signin ON user_account TO slipway_signin USING (true) WITH CHECK (true);
GRANT SELECT ON service_account, invitation TO slipway_signin;
CREATE POLICY signin ON service_account FOR SELECT TO slipway_signin USING (true);
CREATE POLICY signin ON invitation FOR SELECT TO slipway_signin USING (true);

-- Sweeps list teams and remove what has expired; accounts and memberships are no longer theirs.
REVOKE INSERT ON team FROM slipway_system;
REVOKE ALL ON user_account, membership FROM slipway_system;
DROP POLICY system ON user_account;
DROP POLICY system ON membership;
GRANT SELECT (id, expires_at), DELETE ON session, verification TO slipway_system;
CREATE POLICY system ON session TO slipway_system USING (true);
CREATE POLICY system ON verification TO slipway_system USING (true);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['team', 'user_account', 'membership', 'api_key', 'cluster', 'blueprint', 'project', 'invitation', 'service_account',
    'account', 'session', 'verification', 'two_factor', 'rate_limit'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
