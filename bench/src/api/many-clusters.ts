import { type ClusterHandle, type Testbed, waitUntil } from "@slipway/lab/testbed";

const AT_ONCE = 4;
const QUIET_WITHIN_MS = 600_000;
const NOTE_EVERY = 50;

/** `machines` of them: a master, the rest workers, with `copies` of a page; another edition is another blueprint. */
export function apiBlueprint({ machines, copies, edition = 1 }: { machines: number; copies: number; edition?: number }): string {
  return `
const { Machine, Infrastructure, Container, allowTraffic, publicInternet } = require('slipway');
const machine = new Machine({ provider: 'fake', cpu: 2, memoryMib: 2048 });
const infrastructure = new Infrastructure({ masters: machine, workers: machine.replicate(${machines - 1}) });
const web = new Container({ name: 'web', count: ${copies}, image: 'busybox', command: ['sleep', 'infinity'], env: { EDITION: '${edition}' } });
allowTraffic(publicInternet, web, 80);
web.deploy(infrastructure);
`;
}

export interface ManyClusters {
  ids: string[];
  /** A previewed plan of each, in the same order. */
  plans: string[];
  /** What the plans were made for. */
  nextVersion: string;
  startSeconds: number;
}

/** Really started, a few at a time; each has a plan of the next edition. */
export async function makeManyClusters(bed: Testbed, size: { clusters: number; machines: number }, note: (line: string) => void) {
  const { clusters, machines } = size;
  const blueprint = { machines, copies: 5 };
  const version = await bed.saveBlueprint("api", apiBlueprint(blueprint));
  const nextVersion = await bed.saveBlueprint("api", apiBlueprint({ ...blueprint, edition: 2 }));
  const handles: ClusterHandle[] = [];
  const begun = performance.now();
  let next = 0;
  const startSome = async (): Promise<void> => {
    while (next < clusters) {
      next += 1;
      const cluster = await bed.createCluster(`bench-${next}`);
      await cluster.succeed("start", { blueprintVersionId: version });
      handles.push(cluster);
      if (handles.length % NOTE_EVERY === 0) note(`${handles.length} clusters of ${machines} machines run`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, startSome));
  const startSeconds = (performance.now() - begun) / 1_000;
  const ids = handles.map(({ id }) => id);
  await allQuiet(bed);
  const plans: string[] = [];
  for (const id of ids)
    plans.push((await bed.api.send<{ id: string }>("POST", `/clusters/${id}/plans`, { blueprintVersionId: nextVersion })).id);
  note(`${clusters} clusters of ${machines} machines took ${Math.round(startSeconds)} s`);
  return { ids, plans, nextVersion, startSeconds } satisfies ManyClusters;
}

async function allQuiet({ api }: Testbed): Promise<void> {
  const isQuiet = async (): Promise<boolean> => {
    const open = await Promise.all(
      ["pending", "running"].map((state) => api.get<{ items: unknown[] }>(`/operations?state=${state}&limit=1`)),
    );
    return open.every(({ items }) => items.length === 0);
  };
  await waitUntil("no operation is open", isQuiet, { timeoutMs: QUIET_WITHIN_MS, everyMs: 1_000 });
}
