import { AppError } from "@slipway/core/errors";

export interface ForgeAccess {
  /** What every path is below. */
  base: string;
  headers: Record<string, string>;
  /** What to do when the token may not. */
  remedy: string;
}

interface Question {
  method?: "GET" | "POST" | "PUT" | "PATCH";
  path: string;
  body?: unknown;
}

const TIMEOUT_MS = 30_000;
const PAGE_SIZE = 100;
/** Nobody's request has more comments than this many pages. */
const MOST_PAGES = 100;

/** One call of a forge's API. FORBIDDEN when the token may not, PROVIDER_REFUSED for the rest, UNREACHABLE without an answer. */
export async function askForge<T>({ base, headers, remedy }: ForgeAccess, { method = "GET", path, body }: Question): Promise<T> {
  const where = `${method} ${new URL(base).host}${path.split("?")[0]}`;
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { accept: "application/json", "user-agent": "slipway", ...headers, ...(body ? { "content-type": "application/json" } : {}) },
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new AppError("UNREACHABLE", `${where} has no answer.`, { remedy: "Run the job again.", cause });
  });
  if (response.status === 401 || response.status === 403 || response.status === 404) {
    throw new AppError("FORBIDDEN", `${where} was refused (${response.status}).`, { remedy });
  }
  if (!response.ok)
    throw new AppError("PROVIDER_REFUSED", `${where} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
}

/** Items of a paged list, as far as somebody reads. */
export async function* eachOfForge<T>(access: ForgeAccess, path: string): AsyncGenerator<T> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const items = await askForge<T[]>(access, { path: `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE_SIZE}&page=${page}` });
    yield* items;
    if (items.length < PAGE_SIZE) return;
  }
}
