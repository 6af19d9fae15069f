import { z } from "zod";
import { type Network, parseNetwork } from "./public-address.ts";

/** A setting: private networks that webhooks may be sent to, in CIDR notation, with commas between. */
export const networkList = z
  .string()
  .default("")
  .transform((text, ctx) => {
    const parts = text.split(",").map((part) => part.trim());
    const networks = parts.filter(Boolean).map(parseNetwork);
    if (networks.includes(null)) ctx.addIssue({ code: "custom", message: "must be networks such as 10.20.0.0/16, with commas between" });
    return networks.filter((network): network is Network => network !== null);
  });
