import { z } from "zod";

// The grammar of references, of github.com/distribution/reference: [domain/]path[:tag][@digest].
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const domain = `${label}(?:\\.${label})*(?::[0-9]+)?`;
const part = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const tag = ":[\\w][\\w.-]{0,127}";
const algorithm = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*";
const digest = `@${algorithm}:[0-9a-fA-F]{32,}`;
const reference = new RegExp(`^(?:${domain}/)?${part}(?:/${part})*(?:${tag})?(?:${digest})?$`);

export const imageReference = z.string().max(512).regex(reference, "must be an image reference such as caddy:2");
