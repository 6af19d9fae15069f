-- Who keeps answers is told what to read anew: '<team>/<cluster>' when anything of a cluster has changed, '<team>/' when a list of clusters says
-- something else. Every column counts, so that none is forgotten; an update that changes nothing tells nothing. PostgreSQL sends equal
-- notifications of one transaction once.
CREATE FUNCTION slipway_notify_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed record;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;
  PERFORM pg_notify('slipway_change', format('%s/%s', changed.team_id, changed.cluster_id));
  RETURN NULL;
END $$;

CREATE FUNCTION slipway_notify_cluster_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed cluster%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;
  PERFORM pg_notify('slipway_change', format('%s/%s', changed.team_id, changed.id));
  -- Each event raises the number of the last one, which no list shows.
  IF TG_OP = 'UPDATE' THEN
    changed.last_sequence := OLD.last_sequence;
    IF OLD IS NOT DISTINCT FROM changed THEN RETURN NULL; END IF;
  END IF;
  PERFORM pg_notify('slipway_change', format('%s/', changed.team_id));
  RETURN NULL;
END $$;

CREATE TRIGGER notify_change AFTER INSERT OR UPDATE OR DELETE ON cluster FOR EACH ROW EXECUTE FUNCTION slipway_notify_cluster_change();
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cluster_revision', 'plan_preview', 'operation', 'node', 'machine', 'task', 'allocation', 'event'] LOOP
    EXECUTE format('CREATE TRIGGER notify_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION slipway_notify_change()', name);
  END LOOP;
END $$;
