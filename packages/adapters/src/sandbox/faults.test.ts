import { describe, expect, test } from "vitest";
import { evaluateHere, faultsOf } from "./testing/evaluate-here.ts";

const HOSTNAME_RULE =
  "is not a valid hostname. Hostnames must only contain lowercase characters, numbers and hyphens, and cannot start or end with a hyphen. " +
  'For example, "my-hostname2", is a valid hostname, but "-my-hostname", "my_hostname" and "MyHostname" are not.';

/** Wording that users of Kelda know. `m` is a machine, `c` a container, both without fault. */
const wordings: [program: string, message: string][] = [
  ["new k.Machine({provider:'local',badArg:'foo'})", "Unrecognized keys passed to Machine constructor: badArg"],
  ["new k.Machine({provider:'local',badArg:1,alsoBad:2})", "Unrecognized keys passed to Machine constructor: badArg,alsoBad"],
  ["new k.Machine({provider:3})", "provider must be a string (was: 3)"],
  ["new k.Machine({})", "Machine must specify a provider (accepted values are local, Vagrant, and fake)"],
  ["new k.Machine({provider:'Amazon'})", '"Amazon" is not a valid provider (accepted values are local, Vagrant, and fake)'],
  ["new k.Machine({provider:'constructor'})", '"constructor" is not a valid provider (accepted values are local, Vagrant, and fake)'],
  ["new k.Machine({provider:'local',preemptible:'yes'})", 'preemptible must be a boolean (was: "yes")'],
  ["new k.Machine({provider:'local',cpu:'2'})", 'cpu must be a number (was: "2")'],
  ["new k.Machine({provider:'local',ram:1,memoryMib:9})", "a Machine has either ram (GiB) or memoryMib, not both"],
  ["m.replicate(-1)", "replicate must be given a whole number from 0 to 100000 (was: -1)"],
  ["new k.Infrastructure()", "the Infrastructure constructor must be given a valid object (was: undefined)"],
  ["new k.Infrastructure({masters:[],workers:m})", "masters must include 1 or more Machines to use as Slipway masters."],
  ["new k.Infrastructure({workers:[],masters:m})", "workers must include 1 or more Machines to use as Slipway workers."],
  [
    "new k.Infrastructure({masters:['not a Machine'],workers:m})",
    'Infrastructure.masters is not an array of Machines; item at index 0 ("not a Machine") is not a Machine',
  ],
  [
    "new k.Infrastructure({masters:m,workers:m,namespace:'BadNamespace'})",
    'namespace "BadNamespace" contains uppercase letters. Namespaces must be lowercase.',
  ],
  [
    "new k.Infrastructure({masters:m,workers:new k.Machine({provider:'fake',region:'r'})})",
    "All machines must have the same provider and region. Found providers 'local' in region '' and 'fake' in region 'r'.",
  ],
  ["new k.Container('name')", 'the Container constructor must be given a valid object (was: "name")'],
  ["new k.Container({image:'i'})", "missing required attribute: Container requires 'name'"],
  ["new k.Container({name:'n'})", "missing required attribute: Container requires 'image'"],
  ["new k.Container({name:'n',image:'i',badArg:1})", "Unrecognized keys passed to Container constructor: badArg"],
  [
    "new k.Container({name:'n',image:'i',env:{A:3}})",
    "env must be a map with string or Secret values (value 3 associated with A is not a string or Secret)",
  ],
  [
    "new k.Container({name:'n',image:'i',filepathToContent:{'/a':1}})",
    "filepathToContent must be a map with string or Secret values (value 1 associated with /a is not a string or Secret)",
  ],
  ["c.setEnv('A', 3)", "env must be a map with string or Secret values (value 3 associated with A is not a string or Secret)"],
  ["new k.Container({name:'n',image:'i',command:['a',3]})", "command must be an array of strings. Item at index 1 (3) is not a string."],
  ["new k.Container({name:'my_c',image:'i'})", `"my_c" ${HOSTNAME_RULE}`],
  ["new k.Container({name:'public',image:'i'})", '"public" is not a valid hostname: it stands for the public internet.'],
  ["new k.Container({name:'n',image:'i',healthCheck:{kind:'http'}})", 'a healthCheck of kind "http" needs a port'],
  [
    "new k.Container({name:'n',image:'i',healthCheck:{kind:'tcp',port:1,every:2}})",
    "Unrecognized keys passed to Container healthCheck: every",
  ],
  ["new k.Secret(3)", "a Secret must be given its name: lowercase characters, numbers and hyphens (was: 3)"],
  [
    "new k.LoadBalancer({name:'lb',containers:['a']})",
    'LoadBalancer.containers is not an array of Containers; item at index 0 ("a") is not a Container',
  ],
  ["new k.LoadBalancer({name:'my_lb',containers:[]})", `"my_lb" ${HOSTNAME_RULE}`],
  ["k.allowTraffic(c, c)", "a port or port range is required"],
  ["k.allowTraffic(c, c, '80')", 'a port must be a number, a Port or a PortRange (was: "80")'],
  ["k.allowTraffic(c, c, 70000)", "a port must be a whole number from 1 to 65535 (was: 70000)"],
  [
    "k.allowTraffic(c, k.publicInternet, new k.PortRange(80,81))",
    "public internet can only connect to single ports and not to port ranges",
  ],
  [
    "k.allowTraffic(new k.LoadBalancer({name:'l',containers:[c]}), c, 80)",
    "LoadBalancers can not make outgoing connections; item at index 0 is not valid",
  ],
  ["k.allowTraffic([c,{}], c, 80)", "item at index 1 ({}) cannot be connected to"],
  ["c.deploy()", "deploy must be given the blueprint's Infrastructure (was: undefined)"],
  ["k.allowTraffic(c, k.publicInternet, 80)", 'allowTraffic names container "c", which is not deployed'],
  ["k.allowTraffic(new k.LoadBalancer({name:'l',containers:[]}), c, 80)", 'allowTraffic names container "c", which is not deployed'],
  ["new k.LoadBalancer({name:'l',containers:[c]}).deploy(infra)", 'load balancer "l" names container "c", which is not deployed'],
  ["new k.LoadBalancer({name:'l',containers:[]}).deploy(infra)", 'load balancer "l" has no containers'],
  ["const d = c.clone(); d.hostname = 'c'; [c, d].forEach((x) => x.deploy(infra))", 'hostname "c" used multiple times'],
  ["new k.Infrastructure({masters:m,workers:m})", "a blueprint has one Infrastructure; the first is at main.js:1"],
];

const PREAMBLE =
  "const k=require('kelda'),m=new k.Machine({provider:'local'}),infra=new k.Infrastructure({masters:m,workers:m}),c=new k.Container({name:'c',image:'i'});\n";

test.each(wordings)("%s", async (program, message) => {
  const faults = await faultsOf(PREAMBLE + program);
  expect(faults.map((fault) => fault.replace(/^\d+:\d+ /, ""))).toContain(message);
  expect(faults.every((fault) => fault.startsWith("2:"))).toBe(true);
});

describe("every fault at once, each at its place", () => {
  test("of the library, of the spec and of the end", async () => {
    const faults = await faultsOf(`const k = require("slipway");
const machine = new k.Machine({ provider: "local", cpu: -1 });
const infrastructure = new k.Infrastructure({ masters: machine, workers: [] });
const web = k.Container({ name: "Web", image: "i", ports: [80] });
const db = new k.Container({
  name: "db",
  image: "NOT AN IMAGE",
  env: { "A-B": "1" },
});
db.deploy(infrastructure);
k.allowTraffic(web, db, 0);
k.allowTraffic("web", db, 80);
`);
    expect(faults).toEqual([
      "2:30 cpu: Too small: expected number to be >0",
      "3:44 workers must include 1 or more Machines to use as Slipway workers.",
      `4:24 "Web" ${HOSTNAME_RULE}`,
      "4:24 Unrecognized keys passed to Container constructor: ports",
      "5:27 image: must be an image reference such as caddy:2",
      "5:27 env/A-B: Invalid key in record",
      "11:15 a port must be a whole number from 1 to 65535 (was: 0)",
      '11:15 allowTraffic names container "Web", which is not deployed',
      '12:15 item at index 0 ("web") cannot be connected to',
    ]);
  });

  test("in whichever file the call stands", async () => {
    const evaluation = await evaluateHere({
      "main.js":
        "const { machine } = require('./parts/machine');\nconst { Infrastructure } = require('slipway');\nnew Infrastructure({ masters: machine });",
      "parts/machine.js": "const { Machine } = require('slipway');\n\nexports.machine = new Machine({ provider: 'moon' });",
    });
    expect(evaluation.ok || evaluation.faults.map(({ path }) => path)).toEqual(["main.js:3:19", "parts/machine.js:3:30"]);
  });

  test("what was recorded before an error is told with it", async () => {
    const faults = await faultsOf(
      "const k = require('slipway');\nnew k.Machine({ provider: 'moon' });\nundefined.size;\nnew k.Machine({});",
    );
    expect(faults).toEqual([
      '2:14 "moon" is not a valid provider (accepted values are local, Vagrant, and fake)',
      "3:10 TypeError: cannot read property 'size' of undefined",
    ]);
  });

  test("a hundred of them and no more", async () => {
    expect(
      await faultsOf("const k = require('slipway');\nfor (let i = 0; i < 1000; i++) new k.Machine({ provider: 'p' + i });"),
    ).toHaveLength(100);
  });
});

describe("errors of the program", () => {
  test.each([
    ["let x = ;", ["1:9 SyntaxError: unexpected token in expression: ';'"]],
    ["throw { reason: 1 }", ['the blueprint threw {"reason":1}']],
    ["\n  missing();", ["2:3 missing is not defined"]],
    ["import { Machine, Volume } from 'slipway';", ['1:19 "Volume" is not exported by the module it is imported from']],
    ["require('./other')", ['1:8 "./other" is not available in a blueprint']],
    ["import './other';", ['1:8 "./other" is not available in a blueprint']],
    ["export {}; await new Promise(() => {});", ["main.js awaits something that never comes"]],
    ["", ["the blueprint makes no Infrastructure"]],
  ])("%j", async (program, faults) => {
    expect(await faultsOf(program)).toEqual(faults);
  });

  test("an entry that is not there", async () => {
    expect(await faultsOf({ "data.json": "{}" })).toEqual(['"data.json" is not a program among the blueprint\'s files']);
  });
});
