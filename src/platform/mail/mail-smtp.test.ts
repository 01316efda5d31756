import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { mailContract, sender } from "./mail.contract.ts";
import { createSmtpMailer } from "./mail-smtp.ts";

/** A mail server on this machine that keeps what it is sent. */
async function startMailServer(options: SMTPServerOptions = {}) {
  const sources: string[] = [];
  const recipients: string[][] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    logger: false,
    onData: (stream, session, done) => {
      void text(stream).then((source) => {
        sources.push(source);
        recipients.push(session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
    ...options,
  });
  // A client that breaks off, as one must that can't check the certificate.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, port, sources, recipients, close };
}

mailContract("SMTP", async () => {
  const { url, sources, close } = await startMailServer();
  return {
    mailer: createSmtpMailer({ url, from: sender }),
    sources: async () => sources,
    close,
  };
});

describe("SMTP", () => {
  const mail = { to: "p@example.com", subject: "s", text: "x" };
  let close: () => Promise<unknown> = async () => undefined;
  afterEach(() => close());

  it("sends HTML beside the text", async () => {
    const server = await startMailServer();
    close = server.close;
    const html = "<p>x</p>";
    await createSmtpMailer({ url: server.url, from: sender }).send({ ...mail, html });
    expect(server.sources[0]).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
  });

  it("never sends to more than one address", async () => {
    const server = await startMailServer();
    close = server.close;
    const mailer = createSmtpMailer({ url: server.url, from: sender });
    await mailer.send({ ...mail, to: "p@example.com, other@example.com" }).catch(() => undefined);
    expect(server.recipients.flat()).not.toContain("other@example.com");
  });

  it("rejects when the server refuses the receiver", async () => {
    const server = await startMailServer({
      onRcptTo: (_address, _session, done) => done(new Error("no such person")),
    });
    close = server.close;
    await expect(createSmtpMailer({ url: server.url, from: sender }).send(mail)).rejects.toThrow(
      "no such person",
    );
  });

  it("rejects when nobody is there, and when nobody greets", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const url = `smtp://127.0.0.1:${port}?greetingTimeout=100`;
    await expect(createSmtpMailer({ url, from: sender }).send(mail)).rejects.toThrow();
    silent.close();
    await once(silent, "close");
    await expect(createSmtpMailer({ url, from: sender }).send(mail)).rejects.toThrow(
      "ECONNREFUSED",
    );
  });

  it("speaks TLS where the URL says so, and refuses a certificate that it can't check", async () => {
    // The library's own certificate, which nobody signed.
    const server = await startMailServer({ secure: true, disabledCommands: [] });
    close = server.close;
    const url = `smtps://127.0.0.1:${server.port}`;
    await expect(createSmtpMailer({ url, from: sender }).send(mail)).rejects.toThrow(
      /certificate/i,
    );
    expect(server.sources).toEqual([]);
  });

  it("sends no password in the clear to another machine", async () => {
    let asked = false;
    const server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => {
        asked = true;
        done(null, { user: "user" });
      },
    });
    close = server.close;
    // Another name of this machine: only the well-known ones count as here.
    const url = `smtp://user:password@127.0.0.2:${server.port}`;
    await expect(createSmtpMailer({ url, from: sender }).send(mail)).rejects.toThrow();
    expect(asked).toBe(false);
    const here = `smtp://user:password@127.0.0.1:${server.port}`;
    await createSmtpMailer({ url: here, from: sender }).send(mail);
    expect(asked).toBe(true);
  });
});
