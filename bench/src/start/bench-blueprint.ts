/** `size` machines: one master, the rest workers, with as many copies of a small page as machines. */
export function benchBlueprint(size: number, provider: "local" | "fake"): string {
  return `
const { Machine, Infrastructure, Container } = require('slipway');
const machine = new Machine({ provider: '${provider}', cpu: 1, memoryMib: 1024 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(${size - 1}) });
const web = new Container({
  name: 'web',
  image: 'busybox',
  command: ['sh', '-c', 'mkdir -p /www && echo hi > /www/index.html && exec httpd -f -p 80 -h /www'],
});
for (const container of web.replicate(${size})) container.deploy(infrastructure);
`;
}
