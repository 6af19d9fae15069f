const head = `const { Machine, Infrastructure, Container } = require('slipway');
const machine = new Machine({ provider: 'fake', cpu: 2, memoryMib: 2048 });
`;

/** `copies` of one service, replaced one after the other when \`edition\` changes. */
export function rollingBlueprint(copies: number, edition: number): string {
  return `${head}
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(3) });
const web = new Container({ name: 'web', image: 'busybox', command: ['sleep', 'infinity'], env: { EDITION: '${edition}' }, minHealthy: ${copies - 1} });
for (const container of web.replicate(${copies})) container.deploy(infrastructure);
`;
}

/** `hosts` machines; another \`edition\` is another blueprint that asks nothing of any of them. */
export function fleetBlueprint(hosts: number, edition: number): string {
  return `${head}
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(${hosts - 1}) });
const web = new Container({ name: 'web', image: 'busybox', command: ['sleep', 'infinity'], minHealthy: ${edition} });
for (const container of web.replicate(100)) container.deploy(infrastructure);
`;
}
