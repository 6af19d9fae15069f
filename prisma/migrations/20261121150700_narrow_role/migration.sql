-- A transaction of narrow reach changes to a role of its own: requests for the whole team are planned and run as if there were no reach.
DO $$
BEGIN
  CREATE ROLE slipway_narrow NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
DO $$
BEGIN
  IF NOT pg_has_role('slipway_app', 'slipway_narrow', 'MEMBER') THEN
    GRANT slipway_narrow TO slipway_app;
  END IF;
END $$;

-- The whole team sees its rows, as before there was reach.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cluster', 'cluster_revision', 'plan_preview', 'operation', 'operation_round', 'step', 'node', 'machine', 'task',
    'allocation', 'event', 'log_line', 'terminal', 'blueprint', 'blueprint_version', 'project', 'invitation', 'service_account', 'membership',
    'api_key', 'webhook', 'webhook_line', 'webhook_delivery', 'webhook_attempt'] LOOP
    EXECUTE format('DROP POLICY own_team ON %I', name);
    EXECUTE format('CREATE POLICY own_team ON %I TO slipway_app USING (team_id = slipway_team())', name);
  END LOOP;
END $$;
DROP FUNCTION slipway_whole_team();

-- The narrow role: clusters that it is given or that lie in its projects, …
GRANT USAGE ON SCHEMA public TO slipway_narrow;
CREATE POLICY own_part ON cluster TO slipway_narrow USING (team_id = slipway_team()
  AND (id = ANY ((SELECT slipway_reached_clusters())::uuid[]) OR project_id = ANY ((SELECT slipway_reached_projects())::uuid[])));
CREATE POLICY own_part ON project TO slipway_narrow USING (team_id = slipway_team() AND id = ANY ((SELECT slipway_reached_projects())::uuid[]));
CREATE POLICY own_part ON blueprint TO slipway_narrow
  USING (team_id = slipway_team() AND project_id = ANY ((SELECT slipway_reached_projects())::uuid[]));
CREATE POLICY own_part ON blueprint_version TO slipway_narrow
  USING (team_id = slipway_team() AND blueprint_id IN (SELECT id FROM blueprint));
DO $$
DECLARE
  name text;
BEGIN
  -- … their parts, …
  FOREACH name IN ARRAY ARRAY['cluster_revision', 'plan_preview', 'operation', 'node', 'machine', 'task', 'allocation', 'event', 'log_line',
    'terminal'] LOOP
    EXECUTE format('CREATE POLICY own_part ON %I TO slipway_narrow
      USING (team_id = slipway_team() AND cluster_id IN (SELECT id FROM cluster))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['operation_round', 'step'] LOOP
    EXECUTE format('CREATE POLICY own_part ON %1$I TO slipway_narrow
      USING (team_id = slipway_team() AND EXISTS (SELECT 1 FROM operation WHERE operation.id = %1$I.operation_id))', name);
  END LOOP;
  -- … and what each request needs of its team: the audit trail, idempotency keys, secrets' versions.
  FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_head', 'idempotency_key', 'secret', 'team_key'] LOOP
    EXECUTE format('CREATE POLICY own_part ON %I TO slipway_narrow USING (team_id = slipway_team())', name);
  END LOOP;
END $$;
CREATE POLICY own_part ON team TO slipway_narrow USING (id = slipway_team());

-- The application's rights on what the narrow role sees at all; of the rest it may ask, and is told of no row.
DO $$
DECLARE
  given record;
BEGIN
  FOR given IN
    SELECT table_name, NULL AS column_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'slipway_app'
    UNION
    SELECT table_name, column_name, privilege_type FROM information_schema.role_column_grants WHERE grantee = 'slipway_app'
  LOOP
    IF given.privilege_type = 'SELECT' OR EXISTS (SELECT 1 FROM pg_policies WHERE tablename = given.table_name AND policyname = 'own_part') THEN
      EXECUTE format('GRANT %s %s ON %I TO slipway_narrow', given.privilege_type,
        CASE WHEN given.column_name IS NULL THEN '' ELSE format('(%I)', given.column_name) END, given.table_name);
    END IF;
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE log_line_id_seq TO slipway_narrow;
GRANT EXECUTE ON FUNCTION slipway_free_subnet() TO slipway_narrow;
