import { AppError } from "@slipway/core/errors";
import type { BlueprintFile, Evaluation, Sandbox } from "@slipway/core/ports";
import { judgeResult } from "./judge-result.ts";
import { type Limit, limitMessage, limitRemedies, MAX_SOURCE_BYTES, type SandboxLimits } from "./limits.ts";
import { locateChild } from "./locate-child.ts";
import { type ChildOutcome, type SandboxChild, sandboxChild } from "./sandbox-child.ts";

/** Between the deadline that stops a program and the one that kills its process, for what cannot be stopped. */
const KILL_GRACE_MS = 200;
const MAX_USES = 50;
const RETRY_AFTER_MS = 2_000;

type EvaluationRequest = { files: BlueprintFile[]; entry: string; args: string[] };

export interface SandboxPoolOptions {
  /** Evaluations at a time. */
  size: number;
  memoryMib?: number;
  deadlineMs?: number;
  /** Evaluations waiting; one more is RATE_LIMITED. */
  queueMax?: number;
  /** Keep one process more than `size`, warm. Default: true. */
  spare?: boolean;
  /** `child-main.ts`; default: found from SLIPWAY_ROOT or the folders above. */
  childPath?: string;
}

interface Waiting {
  request: EvaluationRequest;
  resolve: (evaluation: Evaluation) => void;
  reject: (error: unknown) => void;
}

interface Pooled {
  child: SandboxChild;
  uses: number;
}

const sourceBytes = (files: readonly BlueprintFile[]): number =>
  files.reduce((sum, file) => sum + Buffer.byteLength(file.content) + file.path.length, 0);

function refusedAt(limit: Limit, limits: SandboxLimits): Evaluation {
  return { ok: false, faults: [{ path: "", message: limitMessage(limit, limits), remedy: limitRemedies[limit] }], logs: [] };
}

function judgeOutcome(outcome: ChildOutcome, limits: SandboxLimits): Evaluation {
  if (outcome.kind === "result") return judgeResult(outcome.result);
  return refusedAt(outcome.kind === "deadline" ? "time" : "memory", limits);
}

/** Child processes, one evaluation each at a time and one to spare, so that whoever comes after a killed one need not wait. */
export function createSandboxPool(options: SandboxPoolOptions): Sandbox {
  const { size, memoryMib = 32, deadlineMs = 1_500, queueMax = size * 16, spare = true } = options;
  const processes = spare ? size + 1 : size;
  const limits = { memoryMib, deadlineMs };
  const childPath = options.childPath ?? locateChild();
  const idle: Pooled[] = [];
  const waiting: Waiting[] = [];
  const busy = new Set<Pooled>();
  let closed = false;

  const refill = (): void => {
    const living = idle.filter(({ child }) => child.alive());
    idle.splice(0, idle.length, ...living);
    while (!closed && idle.length + busy.size < processes) idle.push({ child: sandboxChild(childPath), uses: 0 });
  };
  const giveBack = (pooled: Pooled, clean: boolean): void => {
    busy.delete(pooled);
    if (clean && pooled.uses < MAX_USES && !closed) idle.unshift(pooled);
    else pooled.child.kill();
  };
  const evaluateIn = async (pooled: Pooled, request: EvaluationRequest): Promise<Evaluation> => {
    let clean = false;
    try {
      pooled.uses += 1;
      const outcome = await pooled.child.run({ ...request, limits }, deadlineMs + KILL_GRACE_MS);
      clean = outcome.kind === "result" && !outcome.result.spoiled;
      return judgeOutcome(outcome, limits);
    } finally {
      giveBack(pooled, clean);
    }
  };
  const pump = (): void => {
    while (waiting.length > 0 && busy.size < size) {
      refill();
      const pooled = idle.shift();
      const next = waiting.shift();
      if (!pooled || !next) return;
      busy.add(pooled);
      void evaluateIn(pooled, next.request).then(next.resolve, next.reject).finally(afterEvaluation);
    }
  };
  const afterEvaluation = (): void => {
    refill();
    pump();
  };

  refill();
  return {
    evaluate: async (request) => {
      if (closed) throw new AppError("UNAVAILABLE", "The blueprint sandbox is closed.");
      if (sourceBytes(request.files) > MAX_SOURCE_BYTES) return refusedAt("source", limits);
      if (busy.size >= size && waiting.length >= queueMax) {
        throw new AppError("RATE_LIMITED", "Too many blueprints are being evaluated.", {
          retryAfterMs: RETRY_AFTER_MS,
          remedy: "Try again in a few seconds.",
        });
      }
      return new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject });
        pump();
      });
    },
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new AppError("UNAVAILABLE", "The blueprint sandbox is closed."));
      for (const { child } of [...idle.splice(0), ...busy]) child.kill();
    },
  };
}
