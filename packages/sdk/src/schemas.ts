import type { components } from "./generated/schema.d.ts";

/** What the API speaks of, by name: `Schemas["Cluster"]`. */
export type Schemas = components["schemas"];
