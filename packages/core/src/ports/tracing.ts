/** Ids, names and numbers; never a document, a command line or a secret. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Spans of one trace, from a request to the command on a machine. Free where tracing is off. */
export interface Tracing {
  /** Runs `work` as a span; what it throws marks the span as failed and goes through. */
  span<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T>;
  /** A span that began at `startedAtMs` and ends now, beside the one that runs. */
  record(name: string, attributes: SpanAttributes, startedAtMs: number): void;
  /** Runs `work` as part of the trace that a W3C `traceparent` names; with none, as it is. */
  within<T>(traceparent: string | null | undefined, work: () => Promise<T>): Promise<T>;
  /** W3C `traceparent` of the span that runs now; null when nothing is recorded. */
  traceparent(): string | null;
}

export const noTracing: Tracing = {
  span: (_name, _attributes, work) => work(),
  record: () => undefined,
  within: (_traceparent, work) => work(),
  traceparent: () => null,
};
