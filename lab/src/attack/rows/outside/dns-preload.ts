/** Given to an install's processes with `--import`: stands in for this computer's resolv.conf, which a test must not change. */
import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";

const server = process.env.SLIPWAY_ATTACK_DNS ?? "";

if (server) {
  const { Resolver } = dns;
  dns.Resolver = class extends Resolver {
    constructor(...options: ConstructorParameters<typeof Resolver>) {
      super(...options);
      this.setServers([server]);
    }
  };
  syncBuiltinESMExports();
}
