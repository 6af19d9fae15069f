import type { ContainerEngine } from "@slipway/core/ports";
import type { EngineHttp } from "./engine-http.ts";

export function engineNetworks(http: EngineHttp): Pick<ContainerEngine, "ensureOverlay"> {
  return {
    async ensureOverlay({ name, subnet, gateway, labels }) {
      const found = await http.call({ method: "GET", path: `/networks/${encodeURIComponent(name)}`, accept: [404] });
      if (found.status !== 404) return;
      const body = {
        Name: name,
        Driver: "overlay",
        Attachable: true,
        CheckDuplicate: true,
        IPAM: { Driver: "default", Config: [{ Subnet: subnet, Gateway: gateway }] },
        Labels: labels,
      };
      await http.call({ method: "POST", path: "/networks/create", body, accept: [409] });
    },
  };
}
