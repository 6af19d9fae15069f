export { createRedactor, type Redactor } from "./redactor.ts";
export { HIDDEN, isSecret, type Secret, secret } from "./secret.ts";
