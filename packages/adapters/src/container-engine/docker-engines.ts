import type { ContainerEngines } from "@slipway/core/ports";
import { engineContainers } from "./engine-containers.ts";
import { engineExec } from "./engine-exec.ts";
import { engineHttp } from "./engine-http.ts";
import { engineImages } from "./engine-images.ts";
import { engineNetworks } from "./engine-networks.ts";
import { engineStreams } from "./engine-streams.ts";
import { engineSwarm } from "./engine-swarm.ts";
import { engineTerminal } from "./engine-terminal.ts";

/** Docker engines, each spoken to over streams to its socket. Asked nothing, it opens nothing. */
export function dockerEngines(): ContainerEngines {
  return {
    over(openSocket) {
      const http = engineHttp(openSocket);
      return {
        ...engineContainers(http),
        ...engineExec(http),
        ...engineImages(http),
        ...engineNetworks(http),
        ...engineStreams(http),
        ...engineSwarm(http),
        ...engineTerminal(http),
      };
    },
  };
}
