export { type SmtpSettings, smtpMailer } from "./smtp-mailer.ts";
