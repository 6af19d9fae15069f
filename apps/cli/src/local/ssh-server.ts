import { existsSync } from "node:fs";
import { asRoot, installDebianPackages, tryCommand } from "./run-command.ts";

export const SSHD = "/usr/sbin/sshd";

/** The program only: tests start their own on loopback, and a computer without an SSH server does not get one that listens. */
export async function ensureSshd(note: (text: string) => void): Promise<void> {
  if (existsSync(SSHD)) return;
  await installDebianPackages(["openssh-server"], { reason: "tests and benches speak to a real sshd on loopback", note });
  if (existsSync("/run/systemd/system"))
    await tryCommand(asRoot(["systemctl", "disable", "--now", "ssh.service", "ssh.socket"]), { terminal: true });
}
