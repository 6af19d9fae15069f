import { z } from "zod";

export const providerName = z.enum(["local", "fake"]);

/** `SLIPWAY_PROVIDERS`: those that this installation has, `local,fake`. The web process's and the worker's must be the same. */
export const providerList = z
  .string()
  .default("local")
  .transform((text) => text.split(",").map((name) => name.trim()))
  .pipe(z.array(providerName).min(1));
