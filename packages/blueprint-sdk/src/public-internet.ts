import type { PublicInternet } from "./model.ts";

/** Everything outside the cluster. */
export const publicInternet: PublicInternet = Object.freeze({ kind: "publicInternet" });
