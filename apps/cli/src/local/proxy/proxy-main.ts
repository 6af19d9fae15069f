/** The local proxy before several web processes: `proxy-main.ts PORT BACKEND…`, all on 127.0.0.1. */
import { startProxy } from "./proxy.ts";

const [port = 0, ...ports] = process.argv.slice(2).map(Number);
if (ports.length === 0 || [port, ...ports].some((one) => !Number.isInteger(one) || one < 1 || one > 65_535)) {
  process.stderr.write("proxy: needs its own port and those of the web processes.\n");
  process.exit(1);
}
const proxy = await startProxy({ port, ports });
process.stderr.write(`${new Date().toISOString()} proxy listens on ${proxy.port} before ${ports.join(", ")}\n`);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void proxy.stop().then(() => process.exit(0)));
}
