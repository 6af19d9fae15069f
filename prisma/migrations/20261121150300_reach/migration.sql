-- Reach, for the tables that came beside the identity slice: a terminal goes with its cluster, webhooks concern the whole team.
DROP POLICY own_team ON terminal;
CREATE POLICY own_team ON terminal TO slipway_app USING (
  team_id = slipway_team() AND ((SELECT slipway_whole_team()) OR cluster_id IN (SELECT id FROM cluster)));

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhook', 'webhook_line', 'webhook_delivery', 'webhook_attempt'] LOOP
    EXECUTE format('DROP POLICY own_team ON %I', name);
    EXECUTE format('CREATE POLICY own_team ON %I TO slipway_app USING (team_id = slipway_team() AND (SELECT slipway_whole_team()))', name);
  END LOOP;
END $$;
