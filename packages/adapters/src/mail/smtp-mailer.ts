import { AppError } from "@slipway/core/errors";
import type { Mailer } from "@slipway/core/ports";
import { createTransport } from "nodemailer";

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://…`. */
  url: string;
  /** As in `Slipway <no-reply@example.com>`. */
  from: string;
}

const TIMEOUT_MS = 10_000;
const PORTS: Record<string, number> = { "smtp:": 587, "smtps:": 465 };

/** Letters handed to one SMTP server. Opens a connection per letter. UNAVAILABLE. */
export function smtpMailer({ url, from }: SmtpSettings): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname,
    port: Number(port) || PORTS[protocol],
    secure,
    // A password never travels in the open.
    requireTLS: !secure && password !== "",
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
      } catch (error) {
        throw new AppError("UNAVAILABLE", "The mail server did not take the letter.", { cause: error });
      }
    },
  };
}
