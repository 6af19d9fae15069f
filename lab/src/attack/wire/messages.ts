export interface WireRequest {
  method: string;
  /** From the root: `/api/v1/clusters?limit=1`. */
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, with JSON's content type; in place of `body`. */
  text?: string;
  /** Which of the document's operations this asks. */
  operation?: string;
}

export interface WireAnswer {
  status: number;
  headers: Headers;
  /** Of a stream: what came in its first moment. */
  text: string;
  /** The JSON in it; undefined: none. */
  body: unknown;
  requestId: string;
}
