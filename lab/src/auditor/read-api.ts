import type { ApiCluster, ApiEvent, ApiMachine, ApiOperation, ApiTask, AuditRow, Witnesses } from "./witnesses.ts";

const PAGE = 100;
const TIMEOUT_MS = 30_000;

interface Page {
  items: unknown[];
  nextCursor: string | null;
}

interface ListedCluster {
  id: string;
  name: string;
}

interface FullCluster extends ListedCluster {
  state: string;
  services: { name: string; desired: number }[];
}

export interface ApiReader {
  read(path: string): Promise<unknown>;
  all<T>(path: string): Promise<T[]>;
  /** Every answer as it came, for the search of secrets. */
  answers: string[];
}

/** GETs only; an auditor changes nothing. */
export function apiReader({ apiUrl, apiKey }: { apiUrl: string; apiKey: string }): ApiReader {
  const answers: string[] = [];

  async function read(path: string): Promise<unknown> {
    // No kept connection: the server may close an idle one in the very moment it is used again.
    const headers = { authorization: `Bearer ${apiKey}`, connection: "close" };
    const answer = await fetch(`${apiUrl}/api/v1${path}`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${text.slice(0, 400)}`);
    answers.push(text);
    return JSON.parse(text);
  }

  async function all<T>(path: string): Promise<T[]> {
    const items: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = (await read(`${path}?limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`)) as Page;
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items as T[];
  }

  return { read, all, answers };
}

/** Every cluster that the API knows, stopped ones too, and the team's whole audit log. What was deleted is not there: its machines are orphans. */
export async function readApi(api: ApiReader): Promise<Witnesses["api"]> {
  const team = (await api.read("/team")) as { id: string };
  const listed = await api.all<ListedCluster>("/clusters");
  const clusters = await Promise.all(listed.map(({ id }) => readCluster(api, id)));
  const audit = await api.all<AuditRow>("/audit");
  return { teamId: team.id, clusters, audit: audit.sort((a, b) => a.sequence - b.sequence) };
}

async function readCluster(api: ApiReader, id: string): Promise<ApiCluster> {
  const at = `/clusters/${id}`;
  // Tasks and machines before the cluster itself: what ends meanwhile is missing from both or seen as still going on.
  const [machines, tasks, operations, events] = await Promise.all([
    api.all<ApiMachine>(`${at}/machines`),
    api.all<ApiTask>(`${at}/tasks`),
    api.all<ApiOperation>(`${at}/operations`),
    api.all<ApiEvent>(`${at}/events`),
  ]);
  const cluster = (await api.read(at)) as FullCluster;
  const desired = Object.fromEntries(cluster.services.map((service) => [service.name, service.desired]));
  return { id, name: cluster.name, state: cluster.state, desired, machines, tasks, operations, events };
}
