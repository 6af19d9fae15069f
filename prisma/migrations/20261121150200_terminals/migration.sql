-- Terminals: a ticket until it is redeemed, then the open terminal.
CREATE TABLE "terminal" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "machine_id" UUID NOT NULL,
    "task_id" UUID,
    "actor" TEXT NOT NULL,
    "ticket_hash" TEXT NOT NULL,
    "argv" TEXT[],
    "cols" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "terminal_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "terminal_ticket_hash_key" ON "terminal"("ticket_hash");
CREATE INDEX "terminal_team_id_cluster_id_idx" ON "terminal"("team_id", "cluster_id");

ALTER TABLE terminal ENABLE ROW LEVEL SECURITY;
ALTER TABLE terminal FORCE ROW LEVEL SECURITY;
CREATE POLICY own_team ON terminal TO slipway_app USING (team_id = slipway_team()) WITH CHECK (team_id = slipway_team());
GRANT SELECT, INSERT, UPDATE (opened_at, expires_at), DELETE ON terminal TO slipway_app;

-- A deleted blueprint is archived: its name is free again, its versions stay.
ALTER TABLE "blueprint" ADD COLUMN "archived_at" TIMESTAMPTZ(3);
DROP INDEX "blueprint_team_id_name_key";
CREATE INDEX "blueprint_team_id_name_idx" ON "blueprint"("team_id", "name");
CREATE UNIQUE INDEX blueprint_living_name ON blueprint (team_id, name) WHERE archived_at IS NULL;
GRANT UPDATE (archived_at) ON blueprint TO slipway_app;

ALTER TABLE "cluster" ADD COLUMN "description" TEXT NOT NULL DEFAULT '';
