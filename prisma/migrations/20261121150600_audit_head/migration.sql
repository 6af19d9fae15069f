-- Where each team's audit chain ends, sealed by a key that the database does not hold.
CREATE TABLE "audit_head" (
    "team_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("team_id")
);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY own_team ON audit_head TO slipway_app USING (team_id = slipway_team()) WITH CHECK (team_id = slipway_team());
GRANT SELECT, INSERT, UPDATE (sequence, hash, seal) ON audit_head TO slipway_app;
