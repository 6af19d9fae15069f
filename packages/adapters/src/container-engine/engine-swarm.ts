import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@slipway/core/errors";
import type { ContainerEngine, SwarmMember } from "@slipway/core/ports";
import type { EngineHttp } from "./engine-http.ts";
import { gossipMs } from "./gossip-ms.ts";

type SwarmCalls = Pick<
  ContainerEngine,
  "swarmStatus" | "swarmInit" | "swarmTokens" | "swarmJoin" | "swarmLeave" | "swarmMembers" | "swarmForget"
>;

interface SwarmInfo {
  LocalNodeState: "inactive" | "pending" | "active" | "locked" | "error";
  NodeID: string;
  ControlAvailable: boolean;
  RemoteManagers: { NodeID: string; Addr: string }[] | null;
}

interface NodeInfo {
  ID: string;
  Version: { Index: number };
  Spec: { Role: "worker" | "manager"; [key: string]: unknown };
  Status: { State: string; Addr: string };
  ManagerStatus?: { Reachability: string; Addr: string };
}

const SWARM_PORT = 2377;
const DATA_PATH_PORT = 4789;
/** How long managers take at most to agree on a change of their own circle. */
const AGREEMENT_LIMIT_MS = 20_000;

export function engineSwarm(http: EngineHttp): SwarmCalls {
  const info = async (): Promise<SwarmInfo> => (await http.call<{ Swarm: SwarmInfo }>({ method: "GET", path: "/info" })).body.Swarm;

  async function swarmLeave({ force }: { force: boolean }): Promise<void> {
    // 503: it is in no swarm.
    await http.call({ method: "POST", path: "/swarm/leave", query: { force }, accept: [503] });
  }

  return {
    swarmLeave,
    async swarmStatus() {
      const { LocalNodeState, NodeID, ControlAvailable } = await info();
      return { state: LocalNodeState, engineNodeId: NodeID || null, manager: ControlAvailable };
    },
    async swarmInit({ advertiseAddress, addressPool, forceNewCluster = false }) {
      const body = {
        ListenAddr: `0.0.0.0:${SWARM_PORT}`,
        AdvertiseAddr: advertiseAddress,
        DataPathPort: DATA_PATH_PORT,
        DefaultAddrPool: [addressPool],
        SubnetSize: 24,
        ForceNewCluster: forceNewCluster,
        Spec: {},
      };
      const { status } = await http.call({ method: "POST", path: "/swarm/init", body, accept: [503] });
      if (status === 503) await mustBeManager(info);
      await removeIngress(http);
    },
    async swarmTokens() {
      const { body } = await http.call<{ JoinTokens: { Worker: string; Manager: string } }>({ method: "GET", path: "/swarm" });
      return { worker: body.JoinTokens.Worker, manager: body.JoinTokens.Manager };
    },
    async swarmJoin({ advertiseAddress, managers, token, heardBy = 0 }) {
      const remotes = managers.map((address) => `${address}:${SWARM_PORT}`);
      const now = await info();
      if (isMemberWith(now, remotes)) return;
      if (now.LocalNodeState !== "inactive") await swarmLeave({ force: true });
      const body = { ListenAddr: `0.0.0.0:${SWARM_PORT}`, AdvertiseAddr: advertiseAddress, RemoteAddrs: remotes, JoinToken: token };
      await http.call({ method: "POST", path: "/swarm/join", body });
      await sleep(gossipMs(heardBy));
    },
    swarmMembers: async () => (await http.call<NodeInfo[]>({ method: "GET", path: "/nodes" })).body.map(memberOf),
    swarmForget: (engineNodeId) => forget(http, engineNodeId),
  };
}

/**
 * Swarm's own network for published services, which we have none of. Every machine would join it in the moment of its first attach to ours, and the
 * engine confuses the answers to two such joins: then the attach waits for 30 s (docs/decisions/0007-first-attach.md).
 */
async function removeIngress(http: EngineHttp): Promise<void> {
  await http.call({ method: "DELETE", path: "/networks/ingress", accept: [404] });
}

/** Asked again by a worker that had died in between: the swarm made then is the one wanted. */
async function mustBeManager(info: () => Promise<SwarmInfo>): Promise<void> {
  const { LocalNodeState, ControlAvailable } = await info();
  if (LocalNodeState !== "active" || !ControlAvailable)
    throw new AppError("STEP_FAILED", `The engine is in a swarm already and ${LocalNodeState} there.`);
}

/** A member that waits for its manager counts: leaving would cut its containers' network. */
function isMemberWith({ LocalNodeState, RemoteManagers }: SwarmInfo, remotes: string[]): boolean {
  const joined = LocalNodeState === "active" || LocalNodeState === "pending";
  return joined && (RemoteManagers ?? []).some(({ Addr }) => remotes.includes(Addr));
}

function memberOf({ ID, Status, Spec, ManagerStatus }: NodeInfo): SwarmMember {
  return {
    engineNodeId: ID,
    address: ManagerStatus?.Addr.replace(/:\d+$/, "") ?? Status.Addr,
    manager: Spec.Role === "manager",
    reachable: Status.State === "ready" && (Spec.Role === "worker" || ManagerStatus?.Reachability === "reachable"),
  };
}

/**
 * A manager is demoted first; it can be removed once the others have agreed on that. One that has no vote any more, after a new cluster was
 * forced, cannot be demoted: it is only removed.
 */
async function forget(http: EngineHttp, engineNodeId: string): Promise<void> {
  const path = `/nodes/${encodeURIComponent(engineNodeId)}`;
  const deadline = performance.now() + AGREEMENT_LIMIT_MS;
  for (;;) {
    try {
      const { status, body } = await http.call<NodeInfo>({ method: "GET", path, accept: [404] });
      if (status === 404) return;
      if (body.Spec.Role === "manager" && body.ManagerStatus !== undefined) {
        await http.call({
          method: "POST",
          path: `${path}/update`,
          query: { version: body.Version.Index },
          body: { ...body.Spec, Role: "worker" },
        });
      }
      await http.call({ method: "DELETE", path, query: { force: true }, accept: [404] });
      return;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "STEP_FAILED" || performance.now() >= deadline) throw error;
    }
    await sleep(200);
  }
}
