interface Waiting<Request, Result> {
  request: Request;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface Coalescing<Request, Result> {
  maxSize: number;
  /** One outcome for each request, in their order. What it throws is every request's failure. */
  run(key: string, requests: Request[]): Promise<PromiseSettledResult<Result>[]>;
}

interface AskOptions {
  /** May wait so long for a request that may not, and go with it. */
  patienceMs?: number;
}

interface Queue<Request, Result> {
  waiting: Waiting<Request, Result>[];
  /** How many of those that wait may wait no longer: the first ones. */
  due: number;
  running: boolean;
}

/**
 * Group commit: what is asked under a key while its batch is under way goes together in the next one, in the order in which it was asked.
 * A request never joins a batch that has begun, so a read sees every write that was answered before.
 */
export function coalesce<Request, Result>({ maxSize, run }: Coalescing<Request, Result>) {
  const queues = new Map<string, Queue<Request, Result>>();

  async function drain(key: string, queue: Queue<Request, Result>): Promise<void> {
    while (queue.due > 0) {
      const batch = queue.waiting.splice(0, maxSize);
      queue.due = Math.max(0, queue.due - batch.length);
      await settle(batch, (requests) => run(key, requests));
    }
    queue.running = false;
    if (queue.waiting.length === 0) queues.delete(key);
  }

  /** Everything that waits by now goes: also what was patient. */
  function send(key: string, queue: Queue<Request, Result>): void {
    queue.due = queue.waiting.length;
    if (queue.due === 0 || queue.running) return;
    queue.running = true;
    // Steps that begin together ask within one turn of the event loop.
    setImmediate(() => void drain(key, queue));
  }

  function queueOf(key: string): Queue<Request, Result> {
    const queue = queues.get(key) ?? { waiting: [], due: 0, running: false };
    queues.set(key, queue);
    return queue;
  }

  return (key: string, request: Request, { patienceMs = 0 }: AskOptions = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      const queue = queueOf(key);
      const waiting = { request, resolve, reject };
      queue.waiting.push(waiting);
      if (patienceMs === 0) send(key, queue);
      else setTimeout(() => queue.waiting.includes(waiting) && send(key, queue), patienceMs);
    });
}

type Run<Request, Result> = (requests: Request[]) => Promise<PromiseSettledResult<Result>[]>;

async function settle<Request, Result>(batch: Waiting<Request, Result>[], run: Run<Request, Result>): Promise<void> {
  try {
    const outcomes = await run(batch.map(({ request }) => request));
    batch.forEach((waiting, position) => {
      const outcome = outcomes[position];
      if (outcome?.status === "fulfilled") waiting.resolve(outcome.value);
      else waiting.reject(outcome?.reason);
    });
  } catch (error) {
    for (const waiting of batch) waiting.reject(error);
  }
}
