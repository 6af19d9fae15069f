-- The sweep tells running operations again that they are to be cancelled.
GRANT SELECT (id, cancel_requested) ON operation TO slipway_system;
