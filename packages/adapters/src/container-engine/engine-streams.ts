import type { ContainerEngine, EngineEvent } from "@slipway/core/ports";
import { demuxer, lineSplitter } from "./demuxer.ts";
import { pathOf } from "./engine-containers.ts";
import { engineSilence } from "./engine-errors.ts";
import type { EngineHttp } from "./engine-http.ts";
import { filtersOf } from "./filters-of.ts";

type LogLine = Parameters<Parameters<ContainerEngine["followLogs"]>[2]>[0];

export function engineStreams(http: EngineHttp): Pick<ContainerEngine, "followLogs" | "watchEvents"> {
  return {
    // biome-ignore lint/complexity/useMaxParams: the port's signature.
    async followLogs(name, since, onLine, signal) {
      const query = { follow: true, stdout: true, stderr: true, timestamps: true, since: (since / 1000).toFixed(3) };
      const lines = { stdout: logLines("stdout", onLine), stderr: logLines("stderr", onLine) };
      const demux = demuxer((stream, payload) => lines[stream].push(payload));
      await read(http, { path: pathOf(name, "/logs"), query, signal }, demux);
      lines.stdout.flush();
      lines.stderr.flush();
    },
    async watchEvents(labels, onEvent, signal) {
      const filters = filtersOf({ labels, type: ["container"], event: ["start", "die", "oom", "destroy", "health_status"] });
      const lines = lineSplitter((line) => emitEvent(line, onEvent));
      // The line's end is this stream's ordinary end.
      await read(http, { path: "/events", query: { filters }, signal }, (chunk) => lines.push(chunk)).catch(() => {});
    },
  };
}

async function read(
  http: EngineHttp,
  call: { path: string; query: Record<string, string | boolean>; signal: AbortSignal },
  onChunk: (chunk: Buffer) => void,
): Promise<void> {
  try {
    const response = await http.stream({ method: "GET", ...call });
    for await (const chunk of response) onChunk(chunk);
  } catch (error) {
    if (!call.signal.aborted) throw engineSilence(error, undefined);
  }
}

function logLines(stream: LogLine["stream"], onLine: (line: LogLine) => void): ReturnType<typeof lineSplitter> {
  return lineSplitter((line) => {
    const space = line.indexOf(" ");
    onLine({ stream, time: line.slice(0, space), text: line.slice(space + 1).replace(/\r$/, "") });
  });
}

interface DockerEvent {
  Action: string;
  Actor: { ID: string; Attributes: Record<string, string> };
  timeNano: number;
}

function emitEvent(line: string, onEvent: (event: EngineEvent) => void): void {
  if (line.trim() === "") return;
  const { Action, Actor, timeNano } = JSON.parse(line) as DockerEvent;
  // Health comes as `health_status: unhealthy`.
  const action = Action.split(":")[0] as EngineEvent["action"];
  onEvent({ action, containerId: Actor.ID, labels: Actor.Attributes, time: Math.floor(timeNano / 1e6) });
}
