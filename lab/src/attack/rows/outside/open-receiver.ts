import { randomInt } from "node:crypto";
import path from "node:path";
import { runCommand } from "../../../auditor/run-command.ts";
import { waitUntil } from "../../../testbed/wait-until.ts";

export interface Heard {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A web server that any install on this computer takes for one of the public internet. */
export interface OutsideReceiver {
  address: string;
  port: number;
  /** `http://address:port`. */
  origin: string;
  heard(): Promise<Heard[]>;
  close(): Promise<void>;
}

const DEFAULT_PORT = 8080;
const TRIES = 5;
const LABEL = "slipway.install=attack";
const MAIN = path.join(import.meta.dirname, "receiver-main.ts");

/**
 * In a container, on a network with addresses of 11.0.0.0/8: public ones, which nobody answers at and no rule about private networks knows.
 * So an install needs no setting that lets it send to us.
 */
export async function openReceiver(port = DEFAULT_PORT): Promise<OutsideReceiver> {
  const { network, subnet } = await makeNetwork();
  const remove = async (container?: string): Promise<void> => {
    if (container) await runCommand("docker", ["rm", "-f", container]).catch(() => undefined);
    await runCommand("docker", ["network", "rm", network]);
  };
  const address = `${subnet}.2`;
  const container = await startIn({ network, address, port }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const origin = `http://${address}:${port}`;
  const heard = async (): Promise<Heard[]> => (await (await fetch(`${origin}/journal`)).json()) as Heard[];
  await waitUntil("the receiver answers", () => heard().catch(() => null), { timeoutMs: 20_000 });
  return { address, port, origin, heard, close: () => remove(container) };
}

async function makeNetwork(): Promise<{ network: string; subnet: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const subnet = `11.${randomInt(1, 255)}.${randomInt(0, 255)}`;
    const name = `slipway-attack-${subnet.replaceAll(".", "-")}`;
    try {
      await runCommand("docker", ["network", "create", "--label", LABEL, "--subnet", `${subnet}.0/29`, name]);
      return { network: name, subnet };
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

async function startIn({ network, address, port }: { network: string; address: string; port: number }): Promise<string> {
  const image = (await runCommand("docker", ["images", "--format", "{{.Repository}}:{{.Tag}}", "slipway/host"])).split("\n")[0];
  if (!image) throw new Error("There is no image slipway/host to run a receiver in: `./slipway up` makes it.");
  const mounts = ["-v", `${process.execPath}:/node:ro`, "-v", `${MAIN}:/receiver-main.ts:ro`];
  const place = ["--network", network, "--ip", address, "--entrypoint", "/node"];
  const argv = ["run", "-d", "--rm", "--label", LABEL, ...place, ...mounts, image, "--disable-warning=ExperimentalWarning"];
  return (await runCommand("docker", [...argv, "/receiver-main.ts", String(port)])).trim();
}
