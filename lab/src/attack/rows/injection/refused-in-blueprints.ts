import type { AttackRange } from "../../attack-range.ts";
import type { AttackResult } from "../../attack-row.ts";
import { told } from "../../wire/answers.ts";
import { inParallel } from "../in-parallel.ts";
import { verdict } from "../verdict.ts";

/** Places of a blueprint whose text ends in a command line, a configuration file or a name on a machine: each has its own alphabet. */
const places: Record<string, (text: string) => string> = {
  "a service's name": (text) => container({ name: text }),
  "an image": (text) => container({ image: text }),
  "an image's tag": (text) => container({ image: `busybox:${text}` }),
  "an image's registry": (text) => container({ image: `${text}/busybox` }),
  "a variable's name": (text) => container({ env: { [text]: "x" } }),
  "a file's relative path": (text) => container({ files: { [text]: "x" } }),
  "a health check's path": (text) => container({ healthCheck: { kind: "http", port: 80, path: text } }),
  "a health check's kind": (text) => container({ healthCheck: { kind: text, port: 80 } }),
  "a secret's name": (text) => `${container({})}\ncontainer.setEnv("TOKEN", new Secret(${JSON.stringify(text)}));`,
  "a load balancer's name": (text) =>
    `${container({})}\nconst balancer = new LoadBalancer({ name: ${JSON.stringify(text)}, containers: [container] });\nallowTraffic(publicInternet, balancer, 80);\nbalancer.deploy(infrastructure);`,
  "a provider": (text) => container({}).replace('"fake"', JSON.stringify(text)),
};

const container = (more: object): string => `
const { Container, Infrastructure, LoadBalancer, Machine, Secret, allowTraffic, publicInternet } = require("slipway");
const machine = new Machine({ provider: "fake" });
const infrastructure = new Infrastructure({ masters: [machine], workers: [machine] });
const container = new Container(${JSON.stringify({ name: "web", image: "busybox", ...more })});
container.deploy(infrastructure);`;

interface Validated {
  valid: boolean;
  faults: unknown[];
}

/** Refused where it is written, with a fault that says where. */
export async function* refusedInBlueprints({ theirs }: AttackRange, payloads: string[]): AsyncGenerator<AttackResult> {
  const validate = (content: string) =>
    theirs.owner.send({ method: "POST", path: "/api/v1/blueprints/validate", body: { files: [{ path: "blueprint.js", content }] } });
  const sound = await validate(container({}));
  yield verdict("the blueprint without a payload is valid", (sound.body as Validated).valid === true, () => sound.text);
  const tries = Object.entries(places).flatMap(([place, program]) => payloads.map((text) => ({ place, text, program: program(text) })));
  yield* inParallel(tries, async function* ({ place, text, program }) {
    const answer = await validate(program);
    const said = answer.body as Validated;
    const isRefused = answer.status === 200 && said.valid === false && said.faults.length > 0;
    yield verdict(`${place} as ${JSON.stringify(text)}`, isRefused, () => told(program, answer, "not valid, with a fault"));
  });
}
