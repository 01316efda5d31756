/** A mail server on this machine: keeps what it is sent, and can be taken down and brought back at the same address. */
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { vi } from "vitest";
import { type ReadMail, readMail } from "#platform/mail/read-mail.contract.ts";
import { recordSecret } from "#tests/support/log-scan/log-folder.ts";

export type MailServer = {
  /** What a gateway needs to send by it. */
  env: { HEALIFY_SMTP_URL: string; HEALIFY_MAIL_FROM: string };
  url: string;
  received: ReadMail[];
  /** The newest mail of that subject to that address, once it is there; `after` mails of them before. */
  mailTo(email: string, subject: RegExp, after?: number): Promise<ReadMail>;
  /** The token of the link in it. */
  tokenTo(email: string, subject: RegExp, after?: number): Promise<string>;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

export const mailSubjects = {
  verify: /^Confirm your e-mail/,
  registered: /^You already have/,
  reset: /^Choose a new password/,
  confirm: /^Confirm your new/,
  changed: /has a new e-mail address$/,
  passwordChanged: /password was changed$/,
  newDevice: /^A new device/,
} as const;

export async function startMailServer(): Promise<MailServer> {
  const received: ReadMail[] = [];
  let server = await listen(received, 0);
  const { port } = server;
  const url = `smtp://127.0.0.1:${port}`;
  const mailTo = (email: string, subject: RegExp, after = 0) =>
    vi.waitFor(
      () => {
        const found = received.filter(
          (mail) => mail.to.includes(email) && subject.test(mail.subject),
        );
        const mail = found.at(-1);
        if (!mail || found.length <= after) throw new Error(`no mail ${subject} came`);
        return mail;
      },
      { timeout: 60_000, interval: 20 },
    );
  return {
    env: { HEALIFY_SMTP_URL: url, HEALIFY_MAIL_FROM: "Healify <healify@example.org>" },
    url,
    received,
    mailTo,
    tokenTo: async (...wanted) => {
      const token = /#token=(\S+)/.exec((await mailTo(...wanted)).text)?.[1];
      if (!token) throw new Error("the mail has no link");
      for (const value of [token, ...token.split(".").slice(2)]) {
        recordSecret({ kind: "token", value });
      }
      return token;
    },
    goDown: () => server.close(),
    comeBack: async () => {
      server = await listen(received, port);
    },
    close: () => server.close(),
  };
}

async function listen(received: ReadMail[], port: number) {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    logger: false,
    onData: (stream, _session, done) => {
      void text(stream).then((source) => {
        received.push(readMail(source));
        done();
      });
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
