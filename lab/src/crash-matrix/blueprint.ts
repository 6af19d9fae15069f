/** The smallest cluster in which every kind of boundary is crossed: a master, a worker, a task with a secret, a load balancer. */
export const MACHINES = 2;
export const SECRET_NAME = "crash-matrix-token";

export const blueprint = `
const { Machine, Infrastructure, Container, LoadBalancer, Secret, allowTraffic, publicInternet } = require('slipway');
const machine = new Machine({ provider: 'local', cpu: 1, memoryMib: 512 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine });
const web = new Container({
  name: 'web',
  image: 'busybox',
  command: ['sh', '-c', 'mkdir -p /www && echo up > /www/index.html && exec httpd -f -p 80 -h /www'],
  env: { TOKEN: new Secret('${SECRET_NAME}') },
});
const balancer = new LoadBalancer({ name: 'balancer', containers: [web] });
allowTraffic(publicInternet, balancer, 80);
web.deploy(infrastructure);
balancer.deploy(infrastructure);
`;
