-- The sweep for machines that belong to nothing asks which of a provider's machines have a row, and since when it has ended.
GRANT SELECT (id, ended_at) ON machine TO slipway_system;
