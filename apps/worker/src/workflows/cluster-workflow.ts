import {
  CANCEL_SIGNAL,
  type ClusterWorkflowInput,
  OPERATION_WORKFLOW,
  operationWorkflowId,
  WAKE_SIGNAL,
  workflowTaskTimeoutMs,
} from "@slipway/core/contracts";
import { WorkflowExecutionAlreadyStartedError } from "@temporalio/common";
import {
  condition,
  continueAsNew,
  defineSignal,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  patched,
  setHandler,
  sleep,
  startChild,
  workflowInfo,
} from "@temporalio/workflow";
import type { NextOperation } from "../activities/activity-types.ts";
import { type Timing, timing } from "./activity-proxies.ts";
import type { operationWorkflow } from "./operation-workflow.ts";

const IDLE_MS = 600_000;
const RETRY_MS = 1_000;
const MAX_TURNS = 200;
const PLAIN_READS = "plain-reads";

interface Mailbox {
  take(): void;
  hasMail(): boolean;
}

interface ClusterTurn {
  input: ClusterWorkflowInput;
  times: Timing;
  mailbox: Mailbox;
}

/**
 * One per cluster: runs its operations one by one, in the order in which the database has them. It ends after an idle
 * while; signal-with-start brings it back, and a wake that comes while it ends makes the server refuse the end.
 */
export async function clusterWorkflow(input: ClusterWorkflowInput): Promise<void> {
  const times = timing(input.timeDivisor);
  const mailbox = openMailbox();
  for (let turn = 0; turn < MAX_TURNS && !workflowInfo().continueAsNewSuggested; turn += 1) {
    mailbox.take();
    // Workflows that began before 2026-11-21 read by a local activity, and looked for a cancel themselves.
    const reads = patched(PLAIN_READS) ? times.reads : times.local;
    const operation = await reads.nextOperation(input);
    if (operation) {
      if (patched(PLAIN_READS)) await runOperation({ input, times }, operation);
      else await runWatched({ input, times, mailbox }, operation);
      continue;
    }
    await condition(mailbox.hasMail, times.scaled(IDLE_MS));
    if (!mailbox.hasMail()) return;
  }
  await continueAsNew<typeof clusterWorkflow>(input);
}

function openMailbox(): Mailbox {
  let woken = false;
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    woken = true;
  });
  return {
    take: () => {
      woken = false;
    },
    hasMail: () => woken,
  };
}

/** Returns when the operation's workflow has ended, or when one that somebody else started may have: the caller asks the database. */
async function runOperation(
  { input, times }: Omit<ClusterTurn, "mailbox">,
  { operationId, kind, traceparent }: NextOperation,
): Promise<void> {
  const child = await startOperation({ ...input, operationId, kind, traceparent }, operationWorkflowId(operationId));
  const wait = (): Promise<void> => sleep(times.scaled(RETRY_MS));
  // A terminated operation leaves its row running: wait a little, then it is started again.
  await (child ? child.result().catch(wait) : wait());
}

/** As runOperation, of workflows of the past. */
async function runWatched({ input, times, mailbox }: ClusterTurn, { operationId, kind, traceparent }: NextOperation): Promise<void> {
  const workflowId = operationWorkflowId(operationId);
  const child = await startOperation({ ...input, operationId, kind, traceparent }, workflowId);
  let ended = false;
  const end = (child ? child.result() : sleep(times.scaled(RETRY_MS)))
    // A terminated operation leaves its row running: wait a little, then it is started again.
    .catch(() => sleep(times.scaled(RETRY_MS)))
    .finally(() => {
      ended = true;
    });
  while (!ended) {
    await condition(() => ended || mailbox.hasMail());
    if (ended) break;
    mailbox.take();
    const current = await times.local.nextOperation(input);
    if (current?.operationId === operationId && current.cancelRequested) await signalCancel(workflowId);
  }
  await end;
}

async function startOperation(input: Parameters<typeof operationWorkflow>[0], workflowId: string) {
  try {
    return await startChild<typeof operationWorkflow>(OPERATION_WORKFLOW, {
      workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowTaskTimeout: workflowTaskTimeoutMs(input.timeDivisor),
    });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
    throw error;
  }
}

/** The operation may end in this very moment: then there is nothing to cancel. */
async function signalCancel(workflowId: string): Promise<void> {
  await getExternalWorkflowHandle(workflowId)
    .signal(CANCEL_SIGNAL)
    .catch(() => undefined);
}
