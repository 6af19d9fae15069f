-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blueprint" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blueprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blueprint_version" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "blueprint_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "args" JSONB NOT NULL DEFAULT '[]',
    "spec" JSONB NOT NULL,
    "spec_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blueprint_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'stopped',
    "subnet_index" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "desired_revision" INTEGER,
    "network_ensured" BOOLEAN NOT NULL DEFAULT false,
    "swarm" TEXT NOT NULL DEFAULT 'none',
    "overlay_ensured" BOOLEAN NOT NULL DEFAULT false,
    "slices" JSONB NOT NULL DEFAULT '{}',
    "last_sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster_revision" (
    "cluster_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "spec" JSONB NOT NULL,
    "blueprint_version_id" UUID,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cluster_revision_pkey" PRIMARY KEY ("cluster_id","number")
);

-- CreateTable
CREATE TABLE "plan_preview" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "blueprint_version_id" UUID,
    "spec" JSONB NOT NULL,
    "document" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_preview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "target_revision" INTEGER,
    "previous_revision" INTEGER,
    "plan_id" UUID,
    "reason" TEXT,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "failure" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_round" (
    "operation_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operation_round_pkey" PRIMARY KEY ("operation_id","round")
);

-- CreateTable
CREATE TABLE "step" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "node_id" UUID,
    "input" JSONB NOT NULL,
    "depends_on" UUID[],
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "estimate_ms" INTEGER NOT NULL,
    "message" TEXT,
    "failure" JSONB,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "node_group" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "private_address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "machine" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "shape" JSONB NOT NULL,
    "shape_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'intended',
    "provider_id" TEXT,
    "ssh_host" TEXT,
    "ssh_port" INTEGER,
    "public_address" TEXT,
    "host_key_public" TEXT,
    "prepared" BOOLEAN NOT NULL DEFAULT false,
    "engine_node_id" TEXT,
    "price_usd_per_hour" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "machine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "machine_id" UUID,
    "config_hash" TEXT NOT NULL,
    "firewall_hash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "restart_count" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "task_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "cpu" DOUBLE PRECISION NOT NULL,
    "memory_mib" INTEGER NOT NULL,
    "public_ports" INTEGER[],
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("task_id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "operation_id" UUID,
    "data" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "team_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("team_id","sequence")
);

-- CreateTable
CREATE TABLE "secret" (
    "team_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "nonce" BYTEA NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("team_id","scope","name")
);

-- CreateTable
CREATE TABLE "team_key" (
    "team_id" UUID NOT NULL,
    "nonce" BYTEA NOT NULL,
    "wrapped_key" BYTEA NOT NULL,

    CONSTRAINT "team_key_pkey" PRIMARY KEY ("team_id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "team_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("team_id","route","key")
);

-- CreateTable
CREATE TABLE "log_line" (
    "id" BIGSERIAL NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "machine_id" UUID NOT NULL,
    "task_id" UUID,
    "stream" TEXT NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "log_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch_lease" (
    "cluster_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_lease_pkey" PRIMARY KEY ("cluster_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_slug_key" ON "team"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_team_id_idx" ON "api_key"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "blueprint_team_id_name_key" ON "blueprint"("team_id", "name");

-- CreateIndex
CREATE INDEX "blueprint_version_team_id_idx" ON "blueprint_version"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "blueprint_version_blueprint_id_number_key" ON "blueprint_version"("blueprint_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_subnet_index_key" ON "cluster"("subnet_index");

-- CreateIndex
CREATE INDEX "cluster_team_id_name_idx" ON "cluster"("team_id", "name");

-- CreateIndex
CREATE INDEX "cluster_revision_team_id_idx" ON "cluster_revision"("team_id");

-- CreateIndex
CREATE INDEX "plan_preview_team_id_cluster_id_idx" ON "plan_preview"("team_id", "cluster_id");

-- CreateIndex
CREATE INDEX "operation_team_id_cluster_id_created_at_idx" ON "operation"("team_id", "cluster_id", "created_at");

-- CreateIndex
CREATE INDEX "operation_state_idx" ON "operation"("state");

-- CreateIndex
CREATE INDEX "step_team_id_idx" ON "step"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "step_operation_id_round_key_key" ON "step"("operation_id", "round", "key");

-- CreateIndex
CREATE INDEX "node_team_id_cluster_id_idx" ON "node"("team_id", "cluster_id");

-- CreateIndex
CREATE INDEX "machine_team_id_cluster_id_idx" ON "machine"("team_id", "cluster_id");

-- CreateIndex
CREATE INDEX "machine_node_id_idx" ON "machine"("node_id");

-- CreateIndex
CREATE INDEX "task_team_id_cluster_id_idx" ON "task"("team_id", "cluster_id");

-- CreateIndex
CREATE INDEX "allocation_team_id_cluster_id_idx" ON "allocation"("team_id", "cluster_id");

-- CreateIndex
CREATE INDEX "event_team_id_idx" ON "event"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_cluster_id_sequence_key" ON "event"("cluster_id", "sequence");

-- CreateIndex
CREATE INDEX "log_line_team_id_cluster_id_id_idx" ON "log_line"("team_id", "cluster_id", "id");

-- CreateIndex
CREATE INDEX "log_line_task_id_id_idx" ON "log_line"("task_id", "id");


