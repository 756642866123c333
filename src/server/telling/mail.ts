/** A mail to one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What sends mails. */
export interface Mailer {
  /** Resolves when the mail server has taken it. @throws Error that says why it did not */
  send(mail: Mail): Promise<void>;
  close(): void;
}
