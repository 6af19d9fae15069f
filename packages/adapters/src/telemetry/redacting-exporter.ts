import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace";
import type { Redactor } from "@slipway/core/redaction";

/** Every word of a span is redacted before it leaves, whoever made the span: libraries record whole URLs and error messages. */
export function redactingExporter(inner: SpanExporter, redactor: Redactor): SpanExporter {
  return {
    export: (spans, done) =>
      inner.export(
        spans.map((span) => redactedSpan(span, redactor)),
        done,
      ),
    shutdown: () => inner.shutdown(),
    forceFlush: () => inner.forceFlush?.() ?? Promise.resolve(),
  };
}

function redactedSpan(span: ReadableSpan, redactor: Redactor): ReadableSpan {
  const attributes = (all: Attributes | undefined): Attributes => redactor.value(all ?? {}) as Attributes;
  // The span itself is not to be changed: it may still be read by whoever made it.
  return Object.create(span, {
    name: { value: redactor.text(span.name) },
    attributes: { value: attributes(span.attributes) },
    status: { value: span.status.message ? { ...span.status, message: redactor.text(span.status.message) } : span.status },
    events: {
      value: span.events.map((event) => ({ ...event, name: redactor.text(event.name), attributes: attributes(event.attributes) })),
    },
    links: { value: span.links.map((link) => ({ ...link, attributes: attributes(link.attributes) })) },
  }) as ReadableSpan;
}
