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

/**
 * Group commit: what is asked under a key while its batch is under way goes together in the next one. A request never joins a batch
 * that has begun, so a read sees every write that was answered before.
 */
export function coalesce<Request, Result>({ maxSize, run }: Coalescing<Request, Result>) {
  const queues = new Map<string, Waiting<Request, Result>[]>();

  async function drain(key: string, queue: Waiting<Request, Result>[]): Promise<void> {
    while (queue.length > 0) await settle(queue.splice(0, maxSize), (requests) => run(key, requests));
    queues.delete(key);
  }

  return (key: string, request: Request): Promise<Result> =>
    new Promise((resolve, reject) => {
      const waiting = { request, resolve, reject };
      const queue = queues.get(key);
      if (queue) return void queue.push(waiting);
      const first = [waiting];
      queues.set(key, first);
      // Steps that begin together ask within one turn of the event loop.
      setImmediate(() => void drain(key, first));
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
