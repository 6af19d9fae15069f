/** The least a test needs of the REST API: JSON in, JSON out, problems as errors with their text. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** All items of a paged list. */
  all<T>(path: string): Promise<T[]>;
}

export class ApiProblem extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`${status}: ${text}`);
    this.name = "ApiProblem";
    this.status = status;
  }
}

export function apiClient(url: string, key: string): ApiClient {
  async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${key}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new ApiProblem(answer.status, text.slice(0, 1_000));
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  async function all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `${path.includes("?") ? "&" : "?"}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
      const page: { items: T[]; nextCursor: string | null } = await send("GET", path + query);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  return { get: (path) => send("GET", path), send, all };
}
