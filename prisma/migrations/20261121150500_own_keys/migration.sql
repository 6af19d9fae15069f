-- Keys that Slipway makes for itself, for an hour: removed after use, and swept when that did not come about.
GRANT SELECT (id, created_by, expires_at), DELETE ON api_key TO slipway_system;
CREATE POLICY system ON api_key TO slipway_system USING (created_by = 'slipway' AND expires_at IS NOT NULL);
