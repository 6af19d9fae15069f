import { describe, expect, it } from "vitest";
import type { EngineAnswer, EngineCall, EngineHttp } from "./engine-http.ts";
import { engineSwarm } from "./engine-swarm.ts";
import { gossipMs } from "./gossip-ms.ts";

const INACTIVE = { LocalNodeState: "inactive", NodeID: "", ControlAvailable: false, RemoteManagers: null };
const MANAGER = { LocalNodeState: "active", NodeID: "n1", ControlAvailable: true, RemoteManagers: [] };

/** An engine that answers 200 to all but what is named, and remembers what it was asked. */
function recordingEngine(answers: Record<string, EngineAnswer<unknown>>): { http: EngineHttp; asked: string[] } {
  const asked: string[] = [];
  const call = async (request: EngineCall) => {
    const name = `${request.method} ${request.path}`;
    asked.push(name);
    const answer = answers[name] ?? { status: 200, body: "" };
    if (answer.status >= 400 && !request.accept?.includes(answer.status)) throw new Error(`${name}: ${answer.status}`);
    return answer;
  };
  return { http: { call } as unknown as EngineHttp, asked };
}

const options = { advertiseAddress: "10.64.0.10", addressPool: "10.127.0.0/16" };

describe("a new swarm", () => {
  it("is left without the network for published services", async () => {
    const { http, asked } = recordingEngine({});
    await engineSwarm(http).swarmInit(options);
    expect(asked).toEqual(["POST /swarm/init", "DELETE /networks/ingress"]);
  });

  it("loses it also when whoever made the swarm ended before that, and when it is gone already", async () => {
    const { http, asked } = recordingEngine({
      "POST /swarm/init": { status: 503, body: "" },
      "GET /info": { status: 200, body: { Swarm: MANAGER } },
      "DELETE /networks/ingress": { status: 404, body: "" },
    });
    await engineSwarm(http).swarmInit(options);
    expect(asked.at(-1)).toBe("DELETE /networks/ingress");
  });
});

describe("joining", () => {
  const joining = { advertiseAddress: "10.64.1.0", managers: ["10.64.0.10"], token: "t" };
  const engine = () => recordingEngine({ "GET /info": { status: 200, body: { Swarm: INACTIVE } } });

  it("takes the time that others need to hear of it, and none where nobody has to", async () => {
    const [heard, unheard] = [engine(), engine()];
    const ended: string[] = [];
    await Promise.all([
      engineSwarm(heard.http)
        .swarmJoin({ ...joining, heardBy: 3 })
        .then(() => ended.push("heard")),
      engineSwarm(unheard.http)
        .swarmJoin(joining)
        .then(() => ended.push("unheard")),
    ]);
    expect(heard.asked).toEqual(["GET /info", "POST /swarm/join"]);
    expect(ended).toEqual(["unheard", "heard"]);
  });

  it("takes longer with more machines, by rounds of hearsay", () => {
    expect([0, 1, 2, 3, 6, 20, 50].map(gossipMs)).toEqual([0, 0, 100, 200, 300, 500, 600]);
  });
});
