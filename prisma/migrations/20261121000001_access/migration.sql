-- Who may see and do what: roles, row-level security, grants, triggers. Written by hand; Prisma knows nothing of it.

-- Roles belong to the server, not to the database: another database may have made them. The installer lets them sign in.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['slipway_app', 'slipway_signin', 'slipway_system'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO slipway_app, slipway_signin, slipway_system;

-- The team of this transaction; null, which equals no row's, where none is set.
CREATE FUNCTION slipway_team() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT NULLIF(current_setting('app.team_id', true), '')::uuid $$;

-- The second lock: every table with a team_id, for its owner as well.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'team_id' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_team ON %I TO slipway_app USING (team_id = slipway_team()) WITH CHECK (team_id = slipway_team())', name);
  END LOOP;
END $$;

ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
CREATE POLICY own_team ON team TO slipway_app USING (id = slipway_team()) WITH CHECK (id = slipway_team());

ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_account FORCE ROW LEVEL SECURITY;
CREATE POLICY own_members ON user_account FOR SELECT TO slipway_app
  USING (EXISTS (SELECT 1 FROM membership WHERE membership.user_id = user_account.id AND membership.team_id = slipway_team()));

-- The application: rows of one team; no DDL; what has happened is neither changed nor deleted.
GRANT SELECT, UPDATE (name) ON team TO slipway_app;
GRANT SELECT (id, email, name, created_at) ON user_account TO slipway_app;
GRANT SELECT, DELETE, UPDATE (role) ON membership TO slipway_app;
GRANT SELECT (id, user_id, team_id, created_at, expires_at), DELETE ON session TO slipway_app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON api_key TO slipway_app;
GRANT SELECT, INSERT, UPDATE (name) ON blueprint TO slipway_app;
GRANT SELECT, INSERT ON blueprint_version, cluster_revision, plan_preview, operation_round TO slipway_app;
GRANT SELECT, INSERT, UPDATE ON cluster, operation, step, node, machine, task, allocation TO slipway_app;
GRANT SELECT, INSERT ON event, audit_entry, team_key TO slipway_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON secret, idempotency_key TO slipway_app;
GRANT SELECT, INSERT, DELETE ON log_line TO slipway_app;
GRANT USAGE ON SEQUENCE log_line_id_seq TO slipway_app;

-- Sign-in: finds out whose key or session it is, before there is a team.
GRANT SELECT, UPDATE (last_used_at) ON api_key TO slipway_signin;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO slipway_signin;
GRANT SELECT ON user_account, membership, team TO slipway_signin;
CREATE POLICY signin ON api_key TO slipway_signin USING (true) WITH CHECK (true);
CREATE POLICY signin ON session TO slipway_signin USING (true) WITH CHECK (true);
CREATE POLICY signin ON user_account FOR SELECT TO slipway_signin USING (true);
CREATE POLICY signin ON membership FOR SELECT TO slipway_signin USING (true);
CREATE POLICY signin ON team FOR SELECT TO slipway_signin USING (true);

-- Sweeps, watchers and team creation: which clusters have work, and whose they are; the rest goes through the team.
GRANT SELECT, INSERT ON team, user_account TO slipway_system;
GRANT SELECT, INSERT, UPDATE ON membership, watch_lease TO slipway_system;
GRANT SELECT (id, team_id, desired_revision, deleted_at) ON cluster TO slipway_system;
GRANT SELECT (cluster_id, team_id, state) ON operation, machine TO slipway_system;
GRANT SELECT (id, expires_at), DELETE ON session TO slipway_system;
GRANT SELECT (team_id, route, key, expires_at), DELETE ON idempotency_key TO slipway_system;
CREATE POLICY system ON team TO slipway_system USING (true) WITH CHECK (true);
CREATE POLICY system ON user_account TO slipway_system USING (true) WITH CHECK (true);
CREATE POLICY system ON membership TO slipway_system USING (true) WITH CHECK (true);
CREATE POLICY system ON cluster FOR SELECT TO slipway_system USING (true);
CREATE POLICY system ON operation FOR SELECT TO slipway_system USING (true);
CREATE POLICY system ON machine FOR SELECT TO slipway_system USING (true);
CREATE POLICY system ON session TO slipway_system USING (true);
CREATE POLICY system ON idempotency_key TO slipway_system USING (true);

-- Names are free again once a cluster is deleted.
CREATE UNIQUE INDEX cluster_living_name ON cluster (team_id, name) WHERE deleted_at IS NULL;

-- A free subnet over all teams, null when all 512 are taken. Holds other creations until this transaction ends.
CREATE FUNCTION slipway_free_subnet() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('slipway_free_subnet', 0));
  -- By chance: two installs on one computer or account seldom meet at the same addresses.
  RETURN (SELECT i FROM generate_series(0, 511) AS i WHERE NOT EXISTS (SELECT 1 FROM cluster WHERE subnet_index = i) ORDER BY random() LIMIT 1);
END $$;
REVOKE EXECUTE ON FUNCTION slipway_free_subnet() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION slipway_free_subnet() TO slipway_app;
-- The function runs as its owner, who is under row-level security too.
CREATE POLICY owner ON cluster FOR SELECT TO CURRENT_USER USING (true);

-- Wakes those who wait for a cluster's events. PostgreSQL sends one notification per cluster and transaction.
CREATE FUNCTION slipway_notify_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('slipway_event', NEW.cluster_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notify_event AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION slipway_notify_event();

-- Not even the owner changes the audit trail by mistake.
CREATE FUNCTION slipway_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION slipway_refuse_change();
