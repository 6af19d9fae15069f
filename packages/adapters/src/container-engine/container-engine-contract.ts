import { setTimeout as sleep } from "node:timers/promises";
import type { ContainerEngine, ContainerRequest, EngineEvent } from "@slipway/core/ports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

export interface ContainerEngineUnderTest {
  engine: ContainerEngine;
  /** Present, with a busybox in it. */
  image: string;
  /** Neither present nor to be had anywhere. */
  missingImage: string;
  /** Names and labels that are this run's own. */
  runId: string;
  /** The container's own process writes a line to its stdout. */
  say(container: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** What every engine must do; run on the fake and on a real Docker. Commands used: sleep, sh -c 'exit 3'. */
export function containerEngineContract(name: string, make: () => Promise<ContainerEngineUnderTest>): void {
  describe(`container engine contract: ${name}`, () => {
    const at = {} as ContainerEngineUnderTest;
    beforeAll(async () => void Object.assign(at, await make()));
    afterAll(async () => {
      for (const { name: container } of await at.engine.list({ run: at.runId })) await at.engine.removeContainer(container);
      await at.close();
    });
    creationCases(at);
    endingCases(at);
    readingCases(at);
  });
}

function requestOf(at: ContainerEngineUnderTest, name: string, changes: Partial<ContainerRequest> = {}): ContainerRequest {
  const labels = { run: at.runId, config: "1" };
  return { name: `${at.runId}-${name}`, image: at.image, command: ["sleep", "600"], labels, ...changes };
}

function creationCases(at: ContainerEngineUnderTest): void {
  it("creates and starts", async () => {
    const made = await at.engine.runContainer(requestOf(at, "make"));
    expect(made).toMatchObject({ state: "running", image: at.image, health: "none", exitCode: null, oomKilled: false });
    expect(made.pid).toBeGreaterThan(0);
    expect(Date.parse(made.startedAt ?? "")).toBeGreaterThan(0);
    expect(made.labels).toMatchObject({ run: at.runId, config: "1" });
  });

  it("adopts a container that is there already, once among concurrent calls", async () => {
    const request = requestOf(at, "adopt");
    const made = await Promise.all([1, 2, 3].map(() => at.engine.runContainer(request)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await at.engine.runContainer(request)).startedAt).toBe(made[0]?.startedAt);
  });

  it("replaces a same-named container of other labels", async () => {
    const first = await at.engine.runContainer(requestOf(at, "replace"));
    const second = await at.engine.runContainer(requestOf(at, "replace", { labels: { run: at.runId, config: "2" } }));
    expect(second.id).not.toBe(first.id);
    expect(await at.engine.inspect(second.name)).toMatchObject({ id: second.id, labels: { config: "2" } });
  });

  it("shares a running container's network, and refuses an ended one's", async () => {
    const holder = await at.engine.runContainer(requestOf(at, "holder"));
    expect(await at.engine.runContainer(requestOf(at, "guest", { networkOf: holder.name }))).toMatchObject({ state: "running" });
    await at.engine.signalContainer(holder.name, "SIGKILL");
    await expect.poll(async () => (await at.engine.inspect(holder.name))?.state).toBe("exited");
    await expect(at.engine.runContainer(requestOf(at, "late", { networkOf: holder.name }))).rejects.toMatchObject({ code: "STEP_FAILED" });
  });

  it("says in the engine's words what it refuses", async () => {
    const request = requestOf(at, "no-image", { image: at.missingImage });
    await expect(at.engine.runContainer(request)).rejects.toMatchObject({
      code: "STEP_FAILED",
      message: expect.stringMatching(/no such image/i),
    });
    await expect(at.engine.startContainer(`${at.runId}-nobody`)).rejects.toMatchObject({ code: "STEP_FAILED" });
  });
}

function endingCases(at: ContainerEngineUnderTest): void {
  it("tells how a container ended, and starts it again", async () => {
    const made = await at.engine.runContainer(requestOf(at, "end"));
    await at.engine.signalContainer(made.name, "SIGKILL");
    await expect.poll(() => at.engine.inspect(made.name)).toMatchObject({ state: "exited", exitCode: 137, pid: 0 });
    const again = await at.engine.startContainer(made.name);
    expect(again).toMatchObject({ id: made.id, state: "running", exitCode: null });
    expect(Date.parse(again.startedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(made.startedAt ?? ""));
    expect((await at.engine.startContainer(made.name)).startedAt).toBe(again.startedAt);
  });

  it("removes, and takes what is gone for done", async () => {
    const made = await at.engine.runContainer(requestOf(at, "remove"));
    await Promise.all([at.engine.removeContainer(made.name), at.engine.removeContainer(made.name)]);
    await at.engine.removeContainer(made.name, { graceMs: 1000 });
    expect(await at.engine.inspect(made.name)).toBeNull();
  });

  it("makes a container of a name whose removal is still under way", async () => {
    const request = requestOf(at, "again");
    const first = await at.engine.runContainer(request);
    const removal = at.engine.removeContainer(first.name);
    const second = await at.engine.runContainer({ ...request, labels: { run: at.runId, config: "2" } });
    await removal;
    expect(second.id).not.toBe(first.id);
  });
}

function readingCases(at: ContainerEngineUnderTest): void {
  it("lists those that carry every label, ended ones too", async () => {
    const labels = { run: at.runId, group: "listed" };
    const ended = await at.engine.runContainer(requestOf(at, "list-1", { labels }));
    await at.engine.runContainer(requestOf(at, "list-2", { labels: { ...labels, other: "yes" } }));
    await at.engine.signalContainer(ended.name, "SIGKILL");
    const names = (found: { name: string }[]): string[] => found.map(({ name }) => name).sort();
    expect(names(await at.engine.list(labels))).toEqual([`${at.runId}-list-1`, `${at.runId}-list-2`]);
    expect(names(await at.engine.list({ ...labels, other: "yes" }))).toEqual([`${at.runId}-list-2`]);
    expect(await at.engine.list({ run: "nobody's" })).toEqual([]);
  });

  it("runs a command beside the container's own", async () => {
    const made = await at.engine.runContainer(requestOf(at, "exec"));
    expect(await at.engine.exec(made.name, ["sh", "-c", "exit 3"])).toMatchObject({ exitCode: 3 });
  });

  it("follows what a container says, from the very millisecond of a line on", async () => {
    const made = await at.engine.runContainer(requestOf(at, "said"));
    for (const text of ["one", "two", "three"]) {
      await at.say(made.name, text);
      await sleep(5);
    }
    const from = async (since: number, count: number): Promise<{ time: string; text: string }[]> => {
      const found: { time: string; text: string }[] = [];
      const controller = new AbortController();
      const following = at.engine.followLogs(made.name, since, (line) => found.push(line), controller.signal);
      await expect.poll(() => found.length).toBeGreaterThanOrEqual(count);
      controller.abort();
      await following;
      return found;
    };
    const all = await from(0, 3);
    const two = Date.parse(all[1]?.time ?? "");
    const texts = (lines: { text: string }[]) => lines.map(({ text }) => text);
    expect(texts(all)).toEqual(["one", "two", "three"]);
    expect(texts(await from(two, 2))).toEqual(["two", "three"]);
    expect(texts(await from(two + 1, 1))).toEqual(["three"]);
  });

  it("knows images, and null for one it does not have", async () => {
    await at.engine.pullImage(at.image);
    expect(await at.engine.imageConfig(at.image)).toMatchObject({ user: "" });
    expect(await at.engine.imageConfig(at.missingImage)).toBeNull();
    await expect(at.engine.pullImage(at.image, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("tells of starts and ends of the labelled, and stops with the signal", async () => {
    const labels = { run: at.runId, watched: "yes" };
    const events: EngineEvent[] = [];
    const controller = new AbortController();
    const watching = at.engine.watchEvents(labels, (event) => events.push(event), controller.signal);
    await sleep(100);
    await at.engine.runContainer(requestOf(at, "unwatched"));
    const made = await at.engine.runContainer(requestOf(at, "watched", { labels }));
    await at.engine.removeContainer(made.name);
    await expect.poll(() => events.map(({ action }) => action)).toEqual(["start", "die", "destroy"]);
    expect(events[0]).toMatchObject({ containerId: made.id, labels, time: expect.any(Number) });
    controller.abort();
    await watching;
  });

  it("is in no swarm, knows it, and leaves none", async () => {
    expect(await at.engine.swarmStatus()).toEqual({ state: "inactive", engineNodeId: null, manager: false });
    await at.engine.swarmLeave({ force: true });
    await expect(at.engine.swarmMembers()).rejects.toMatchObject({ code: "STEP_FAILED" });
  });
}
