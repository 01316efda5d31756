import { Check, Copy, RotateCw } from "lucide-react";
import { useState } from "react";
import type { KeptMail } from "#contracts/kept-mails.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useKeptMails } from "./requests/kept-mails.ts";

/** The mails of a server that sends none: the operator hands over what somebody waits for. */
export default function MailsPage() {
  const mails = useKeptMails();
  return (
    <Page
      title="Mails"
      lead="What this server would have mailed. Hand a link only to the person it is addressed to: it lets whoever opens it in."
    >
      {mails.error ? <Notice kind="fault">{sentenceFor(mails.error)}</Notice> : null}
      {mails.data ? <Where {...mails.data} /> : null}
      <Button
        look="quiet"
        className="w-fit"
        disabled={mails.isFetching}
        onClick={() => void mails.refetch()}
      >
        <RotateCw aria-hidden className="size-4" />
        Look again
      </Button>
      {mails.data?.folder && mails.data.items.length === 0 ? (
        <p className="text-note text-soft">No mails yet.</p>
      ) : null}
      <ul className="grid min-w-0 gap-4">
        {mails.data?.items.map((mail) => (
          <MailItem key={mail.id} mail={mail} />
        ))}
      </ul>
    </Page>
  );
}

function Where({ folder, home }: { folder: string | null; home: string }) {
  if (folder === null) return <Notice>This server sends its mails, and keeps none.</Notice>;
  return (
    <Notice>
      <p>
        They lie in <code className="break-all">{folder}</code> for a week. Links in them lead to{" "}
        {home}; set <code>HEALIFY_PUBLIC_URL</code> when people open another address.
      </p>
      <p className="mt-2">
        Set <code>HEALIFY_SMTP_URL</code> to have them sent.
      </p>
    </Notice>
  );
}

function MailItem({ mail }: { mail: KeptMail }) {
  const [open, setOpen] = useState(false);
  const link = /https?:\/\/\S+#token=\S+/.exec(mail.text)?.[0];
  const sent = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className="grid min-w-0 grid-cols-1 gap-3 rounded-card border border-line bg-surface px-4 py-3.5">
      <div>
        <p className="text-note font-semibold">{mail.subject}</p>
        <p className="wrap-anywhere text-small text-soft">
          To {mail.to} · {sent.format(new Date(mail.at))}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {link ? <CopyLink link={link} /> : null}
        <Button look="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide the mail" : "Read the mail"}
        </Button>
      </div>
      {open ? (
        <p className="whitespace-pre-wrap wrap-anywhere rounded-control bg-sunken p-4 text-note">
          {mail.text}
        </p>
      ) : null}
    </li>
  );
}

function CopyLink({ link }: { link: string }) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  async function copy() {
    try {
      // Plain http on a home network has no clipboard at all.
      await navigator.clipboard.writeText(link);
      setState("copied");
    } catch {
      setState("refused");
    }
  }
  return (
    <Button look="quiet" onClick={() => void copy()}>
      {state === "copied" ? (
        <Check aria-hidden className="size-4" />
      ) : (
        <Copy aria-hidden className="size-4" />
      )}
      {{ ready: "Copy the link", copied: "Copied", refused: "Can't copy: read the mail" }[state]}
    </Button>
  );
}
