export { type OtlpReceiver, otlpReceiver, type ReceivedSpan } from "./otlp-receiver.ts";
