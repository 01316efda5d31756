import { createTransport } from "nodemailer";
import type { Mailer } from "./mail.ts";

/** No holiday notes in return, please (RFC 3834 section 5). */
const headers = { "Auto-Submitted": "auto-generated" };

/** Within these a mail server must connect, greet, and go on answering. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Mail over SMTP, a connection for each mail. `url`: `smtps://user:password@host:465` speaks TLS from the start,
 * `smtp://host:587` turns to it when the server offers it; with a password, another machine must offer it unless the
 * URL says `?ignoreTLS=true`. Certificates are always checked. `from`: the sender's address.
 */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport(withDefaults(url), {
    from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: "smtp",
    send: async ({ to, subject, text, html }) => {
      // An object, so that a comma in an address can't make two of it.
      const mail = { to: { name: "", address: to }, subject, text, headers };
      await transport.sendMail(html === undefined ? mail : { ...mail, html });
    },
    close: async () => transport.close(),
  };
}

function withDefaults(url: string): string {
  const parsed = new URL(url);
  const parameters = parsed.searchParams;
  for (const [name, ms] of Object.entries(timeouts)) {
    if (!parameters.has(name)) parameters.set(name, String(ms));
  }
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname);
  if (parsed.password && !here && parameters.get("ignoreTLS") !== "true") {
    parameters.set("requireTLS", "true");
  }
  return parsed.href;
}
