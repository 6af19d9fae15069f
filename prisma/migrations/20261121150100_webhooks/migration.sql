-- Webhooks: who is told of events, how far each has got, and what came of every attempt.
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "types" TEXT[],
    "cluster_ids" UUID[],
    "project_ids" UUID[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "secret_name" TEXT NOT NULL,
    "previous_secret_name" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_team_id_idx" ON "webhook"("team_id");

CREATE TABLE "webhook_line" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "cluster_id" UUID,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_line_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "webhook_line_webhook_id_cluster_id_key" ON "webhook_line"("webhook_id", "cluster_id");
CREATE UNIQUE INDEX webhook_line_by_hand ON webhook_line (webhook_id) WHERE cluster_id IS NULL;
CREATE INDEX "webhook_line_team_id_idx" ON "webhook_line"("team_id");

CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "cluster_id" UUID,
    "sequence" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "body" TEXT NOT NULL,
    "redelivery_of" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_attempt_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_delivery_webhook_id_id_idx" ON "webhook_delivery"("webhook_id", "id");
CREATE INDEX "webhook_delivery_team_id_idx" ON "webhook_delivery"("team_id");
CREATE INDEX "webhook_delivery_created_at_idx" ON "webhook_delivery"("created_at");
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (line_id, event_id) WHERE kind = 'event';
CREATE INDEX webhook_delivery_pending ON webhook_delivery (line_id, id) WHERE state = 'pending';

CREATE TABLE "webhook_attempt" (
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "request_headers" JSONB NOT NULL,
    "status" INTEGER,
    "response_headers" JSONB NOT NULL,
    "response_body" TEXT NOT NULL,
    "truncated" BOOLEAN NOT NULL,
    "error" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("delivery_id","number")
);
CREATE INDEX "webhook_attempt_team_id_idx" ON "webhook_attempt"("team_id");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhook', 'webhook_line', 'webhook_delivery', 'webhook_attempt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_team ON %I TO slipway_app USING (team_id = slipway_team()) WITH CHECK (team_id = slipway_team())', name);
    EXECUTE format('CREATE POLICY system ON %I TO slipway_system USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON webhook, webhook_delivery TO slipway_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_line TO slipway_app;
-- What was sent and answered is never changed afterwards.
GRANT SELECT, INSERT ON webhook_attempt TO slipway_app;

-- The sender finds over all teams whose turn it is; what is sent goes through the team. The sweep deletes what is old.
GRANT SELECT (id, team_id, enabled, failing_since, cluster_ids, project_ids, created_at, deleted_at), DELETE ON webhook TO slipway_system;
GRANT SELECT, INSERT, UPDATE (sequence, lease_token, leased_until) ON webhook_line TO slipway_system;
GRANT SELECT (id, webhook_id, line_id, state, created_at), DELETE ON webhook_delivery TO slipway_system;
GRANT SELECT (delivery_id), DELETE ON webhook_attempt TO slipway_system;
GRANT SELECT (project_id, last_sequence) ON cluster TO slipway_system;
