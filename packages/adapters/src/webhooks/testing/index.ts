export { type Received, type Receiver, type ReceiverMode, startReceiver } from "./receiver.ts";
export { malformedUrls, privateNames, privateSpellings } from "./refused-urls.ts";
