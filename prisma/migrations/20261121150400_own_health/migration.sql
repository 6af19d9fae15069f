-- Own health: an operation carries its request's trace; limits are shared by all web processes; readiness knows what was migrated.

ALTER TABLE "operation" ADD COLUMN "traceparent" TEXT;

-- Token buckets. Unlogged: no write-ahead log at all, and after a crash of the server every bucket is full again, which harms nobody.
CREATE UNLOGGED TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);
ALTER TABLE "rate_bucket" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rate_bucket" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "rate_bucket" TO CURRENT_USER USING (true) WITH CHECK (true);

-- Takes up to `want` whole tokens; refills by the time that has passed. The row's lock makes concurrent takers wait their turn.
CREATE FUNCTION slipway_take_tokens(
  bucket text, want integer, capacity double precision, per_second double precision, OUT granted integer, OUT remaining double precision
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO rate_bucket AS b (key, tokens, refilled_at) VALUES (bucket, capacity, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET
    tokens = least(capacity, b.tokens + greatest(0, extract(epoch FROM clock_timestamp() - b.refilled_at)) * per_second),
    refilled_at = greatest(clock_timestamp(), b.refilled_at)
  RETURNING tokens INTO remaining;
  granted := least(want, floor(remaining));
  remaining := remaining - granted;
  IF granted > 0 THEN
    UPDATE rate_bucket SET tokens = remaining WHERE key = bucket;
  END IF;
  -- Now and then whoever comes by clears away what nobody has used for an hour: those are full.
  IF random() < 0.001 THEN
    DELETE FROM rate_bucket WHERE refilled_at < clock_timestamp() - interval '1 hour';
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION slipway_take_tokens FROM PUBLIC;
GRANT EXECUTE ON FUNCTION slipway_take_tokens TO slipway_signin;

-- Names of what has been applied, for readiness; the table itself stays the installer's.
CREATE FUNCTION slipway_applied_migrations() RETURNS SETOF text
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT migration_name::text FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL;
END $$;
REVOKE EXECUTE ON FUNCTION slipway_applied_migrations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION slipway_applied_migrations TO slipway_app, slipway_system;
