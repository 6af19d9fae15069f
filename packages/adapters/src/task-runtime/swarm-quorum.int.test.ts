import { swarmContract } from "../container-engine/swarm-contract.ts";
import { type LocalMachine, localCluster } from "./local-cluster.ts";

swarmContract("docker", async () => {
  const cluster = await localCluster();
  const masters = [0, 1, 2, 3].map((ordinal) => cluster.boot("master", ordinal));
  return {
    machines: await Promise.all([...masters, cluster.boot("worker", 0)]),
    kill: (machine) => cluster.destroy(machine as LocalMachine),
    close: cluster.close,
  };
});
