/** Links in mails: built from a setting alone, never from a request, which anybody can forge (rule 43). */
import type { GatewayConfig } from "../../config.ts";
import type { MailTokenPurpose } from "./mail-tokens.ts";

export type MailLinks = {
  /** The installation's address, without a slash at its end. */
  home: string;
  to(purpose: MailTokenPurpose, token: string): string;
};

const pages: Readonly<Record<MailTokenPurpose, string>> = {
  "verify-email": "verify-email",
  "reset-password": "reset-password",
  "confirm-email": "confirm-email",
  "undo-email-change": "undo-email-change",
};

/** Without a public address people open this machine's own. */
export function mailLinks({
  publicUrl,
  port,
}: Pick<GatewayConfig, "publicUrl" | "port">): MailLinks {
  const home = publicUrl ?? `http://localhost:${port}`;
  return {
    home,
    // Behind the #, so that no server and no log on the way gets to see it.
    to: (purpose, token) => `${home}/${pages[purpose]}#token=${token}`,
  };
}
