import type { ReactNode } from "react";
import type { z } from "zod";
import type { askedByEmailSchema } from "#contracts/auth.ts";
import { CredentialsPage } from "./credentials-page.tsx";

type LinkAskedProps = z.infer<typeof askedByEmailSchema> & { email: string; children?: ReactNode };

/** The same whether or not there is an account. */
export function LinkAsked({ email, link, children }: LinkAskedProps) {
  const address = <strong className="text-ink">{email}</strong>;
  if (link === "by-mail") {
    return (
      <CredentialsPage
        title="Look in your mail"
        lead={
          <p>
            If {address} has an account here, a message with a link is on its way. The link works
            once.
          </p>
        }
      >
        <p className="text-note text-soft">
          Nothing there after a few minutes? Look in the spam folder.
        </p>
        {children}
      </CredentialsPage>
    );
  }
  return (
    <CredentialsPage
      title="Ask whoever runs this server"
      lead={
        <p>
          This server sends no mail. If {address} has an account here, a link is waiting with
          whoever runs it. Ask them for it.
        </p>
      }
    >
      <p className="text-note text-soft">
        Do you run it yourself? Signed in as the operator you find the link under Mails. Otherwise
        look in the folder <code>mail</code> beside the server's data, and open the newest file.
      </p>
      {children}
    </CredentialsPage>
  );
}
