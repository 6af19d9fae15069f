import autocannon from "autocannon";

const CLIENTS = 100;

export interface Target {
  url: string;
  key: string;
  method?: "GET" | "POST";
  /** One of these by chance for each request. */
  paths: readonly string[];
  /** As JSON. */
  body?: unknown;
}

export interface Pace {
  seconds: number;
  /** Requests a second of all clients together; as many as are answered, without. */
  rate?: number;
  /** At once; a hundred, without. */
  clients?: number;
}

export interface LoadFigures {
  p50_ms: number;
  p99_ms: number;
  rate: number;
}

/** Many clients at once. Fails when any request was not answered well: a server that refuses is quick. */
export async function sendLoad(
  { url, key, method = "GET", paths, body }: Target,
  { seconds, rate, clients = CLIENTS }: Pace,
): Promise<LoadFigures> {
  const anyPath = (): string => paths[Math.floor(Math.random() * paths.length)] ?? "/";
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    ...(rate ? { overallRate: rate } : {}),
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    requests: [{ setupRequest: (request) => ({ ...request, path: anyPath() }) }],
  });
  const { non2xx, errors, timeouts, latency } = result;
  if (non2xx + errors + timeouts > 0) throw new Error(`${method} ${paths[0]}: ${non2xx} refused, ${errors} errors, ${timeouts} timeouts`);
  return { p50_ms: latency.p50, p99_ms: latency.p99, rate: result["2xx"] / result.duration };
}
