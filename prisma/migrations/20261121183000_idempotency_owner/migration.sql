-- Which process runs the request: when that one is gone, the next try need not wait until the key counts as abandoned.
ALTER TABLE idempotency_key ADD COLUMN owner INTEGER;
