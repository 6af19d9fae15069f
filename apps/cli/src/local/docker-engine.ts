import { request } from "node:http";

export const ENGINE_SOCKET = "/var/run/docker.sock";

export type EngineState = "answers" | "no-access" | "absent";

export interface LocalMachine {
  container: string;
  machineId: string;
  cluster: string;
  state: string;
}

const host = () => {
  const url = process.env.DOCKER_HOST;
  if (!url) return { socketPath: ENGINE_SOCKET };
  if (url.startsWith("unix://")) return { socketPath: url.slice("unix://".length) };
  const { hostname, port } = new URL(url);
  return { host: hostname, port };
};

function ask(path: string, method = "GET"): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ ...host(), path, method, timeout: 60_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.once("timeout", () => call.destroy(new Error("the Docker engine does not answer")));
    call.once("error", reject);
    call.end();
  });
}

export async function engineState(): Promise<EngineState> {
  try {
    return (await ask("/_ping")).status === 200 ? "answers" : "absent";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES" ? "no-access" : "absent";
  }
}

/** The install's machines, ended ones too. Empty when no engine answers. */
export async function localMachines(installId: string): Promise<LocalMachine[]> {
  if ((await engineState()) !== "answers") return [];
  const filters = encodeURIComponent(JSON.stringify({ label: [`slipway.install=${installId}`, "slipway.machine"] }));
  const { body } = await ask(`/containers/json?all=1&filters=${filters}`);
  const list = JSON.parse(body) as { Names: string[]; State: string; Labels: Record<string, string> }[];
  return list.map((container) => ({
    container: (container.Names[0] ?? "").slice(1),
    machineId: container.Labels["slipway.machine"] ?? "",
    cluster: container.Labels["slipway.cluster"] ?? "",
    state: container.State,
  }));
}

/** Removes the install's containers and networks: only what carries its label. */
export async function removeInstall(installId: string): Promise<void> {
  if ((await engineState()) !== "answers") return;
  const filters = encodeURIComponent(JSON.stringify({ label: [`slipway.install=${installId}`] }));
  const containers = JSON.parse((await ask(`/containers/json?all=1&filters=${filters}`)).body) as { Id: string }[];
  await Promise.all(containers.map(({ Id }) => ask(`/containers/${Id}?force=1&v=1`, "DELETE")));
  const networks = JSON.parse((await ask(`/networks?filters=${filters}`)).body) as { Id: string }[];
  await Promise.all(networks.map(({ Id }) => ask(`/networks/${Id}`, "DELETE")));
}

/** True when nothing runs on the engine, of ours or of anybody. */
export const engineIsIdle = async (): Promise<boolean> => (JSON.parse((await ask("/containers/json")).body) as unknown[]).length === 0;
