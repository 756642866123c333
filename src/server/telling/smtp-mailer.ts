import { createTransport } from "nodemailer";
import type { Mailer } from "./mail.ts";

export interface SmtpMailerOptions {
  /** e.g. `smtps://user:password@mail.example:465`, or `smtp://…:587`, which changes to TLS where the server can. */
  readonly url: string;
  /** e.g. `Kopi Senja <chat@shop.example>`. */
  readonly from: string;
}

/** Milliseconds after which a mail server that says nothing has failed. */
const timeout = 15_000;

/** Sends mails by a mail server. Nothing is connected before the first mail. */
export function createSmtpMailer({ url, from }: SmtpMailerOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // What stands in a mail is text, never the name of a file or of an address to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail, headers: { "Auto-Submitted": "auto-generated" } });
    },
    close: () => transport.close(),
  };
}
