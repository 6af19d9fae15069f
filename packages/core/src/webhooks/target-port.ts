/**
 * Ports from 1024 up that a webhook is not sent to: databases, queues, control planes and remote consoles which believe who reaches them,
 * and what browsers refuse because the protocol there can be made to act on a line of an HTTP request.
 */
const refused = new Set([
  ...[1433, 1434, 1521, 1830, 3306, 5432, 5433, 5984, 6379, 6380, 6432, 7000, 7001, 7199, 7474, 7687, 8086, 8123, 9042, 9160], // databases
  ...[9200, 9300, 11211, 26257, 27017, 27018, 27019, 28015],
  ...[1883, 2181, 4222, 4369, 5671, 5672, 8883, 9092, 9093, 15672, 25672, 61613, 61616], // queues
  ...[2375, 2376, 2377, 4789, 7946, 2379, 2380, 6443, 10248, 10250, 10255, 10256, 10257, 10259], // Docker, etcd, Kubernetes
  ...[7233, 7234, 7235, 7239, 8233, 4646, 4647, 4648, 8200, 8201, 8300, 8301, 8302, 8500, 8501, 8502, 8600, 9901], // Temporal, HashiCorp, Envoy
  ...[2049, 3260, 3389, 5900, 5901, 5985, 5986, 9229, 9418, 1723], // files, consoles, debuggers
  ...[1719, 1720, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080], // refused by browsers
]);

const FIRST_UNPRIVILEGED = 1_024;

/** 80, 443, and from 1024 up all but the refused. */
export function isTargetPort(port: number): boolean {
  return port === 80 || port === 443 || (port >= FIRST_UNPRIVILEGED && port <= 65_535 && !refused.has(port));
}
