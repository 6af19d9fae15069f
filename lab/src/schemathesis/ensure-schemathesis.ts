import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { installDebianPackages, tryCommand } from "@slipway/cli/commands";

const requirements = path.join(import.meta.dirname, "requirements.txt");
const INSTALL_MS = 10 * 60_000;

/** The program of the pinned requirements, in a Python environment of its own in `folder`; made at first use. */
export async function ensureSchemathesis(folder: string, note: (text: string) => void): Promise<string> {
  const program = path.join(folder, "bin/st");
  const works = async (): Promise<boolean> => existsSync(program) && (await tryCommand([program, "--version"])).exitCode === 0;
  if (await works()) return program;
  note("installing Schemathesis from PyPI (it asks the API what its document allows and forbids)");
  await makeEnvironment(folder, note);
  const pip = [path.join(folder, "bin/python"), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--require-hashes"];
  const { tail } = await tryCommand([...pip, "-r", requirements], { timeoutMs: INSTALL_MS });
  if (!(await works())) throw new Error(`Schemathesis could not be installed (Python 3.11 or later is needed):\n${tail}`);
  return program;
}

async function makeEnvironment(folder: string, note: (text: string) => void): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  const make = () => tryCommand(["python3", "-m", "venv", folder]);
  if ((await make()).exitCode === 0) return;
  await installDebianPackages(["python3-venv"], { reason: "Schemathesis runs in a Python environment of its own", note });
  const { exitCode, tail } = await make();
  if (exitCode !== 0) throw new Error(`python3 -m venv: ${tail}`);
}
