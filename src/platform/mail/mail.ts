/** The mail port. Sending is queued by the caller: no request waits for it. A line break in a header is not passed on. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Whose it is, a UUID: for a folder, which forgets a person. Not sent. */
  personId?: string;
};

export interface Mailer {
  readonly kind: "smtp" | "folder";
  /** Resolves once handed over (SMTP: accepted by the server; folder: written). Rejects on failure. */
  send(mail: Mail): Promise<void>;
  /** What a folder keeps. */
  readonly kept?: MailFolder;
  close(): Promise<void>;
}

/** `at`: epoch milliseconds. */
export type KeptMail = { id: string; at: number; to: string; subject: string; text: string };

export interface MailFolder {
  /** Absolute. */
  readonly path: string;
  /** The newest first, at most so many. */
  list(limit: number): Promise<KeptMail[]>;
  /** Deletes a person's. */
  forget(personId: string): Promise<void>;
}
