export { freePort, type LocalSshd, startLocalSshd } from "../local-sshd.ts";
