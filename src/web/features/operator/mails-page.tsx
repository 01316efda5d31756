import { Check, Copy, RotateCw } from "lucide-react";
import { useState } from "react";
import type { KeptMail } from "#contracts/kept-mails.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inMoment } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { useKeptMails } from "./requests/kept-mails.ts";

/** The mails of a server that sends none: the operator hands over what somebody waits for. */
export default function MailsPage() {
  const mails = useKeptMails();
  return (
    <Page title={t("operator:mails.title")} lead={t("operator:mails.lead")}>
      {mails.error ? <Notice kind="fault">{sentenceFor(mails.error)}</Notice> : null}
      {mails.data ? <Where {...mails.data} /> : null}
      <Button
        look="quiet"
        className="w-fit"
        disabled={mails.isFetching}
        onClick={() => void mails.refetch()}
      >
        <RotateCw aria-hidden className="size-4" />
        {t("operator:mails.again")}
      </Button>
      {mails.data?.folder && mails.data.items.length === 0 ? (
        <p className="text-note text-soft">{t("operator:mails.none")}</p>
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
  if (folder === null) return <Notice>{t("operator:mails.sent")}</Notice>;
  return (
    <Notice>
      <p>
        <Trans
          i18nKey="operator:mails.where"
          values={{ folder, home }}
          components={{ folder: <code className="break-all" />, setting: <code /> }}
        />
      </p>
      <p className="mt-2">
        <Trans i18nKey="operator:mails.howToSend" components={{ setting: <code /> }} />
      </p>
    </Notice>
  );
}

function MailItem({ mail }: { mail: KeptMail }) {
  const [open, setOpen] = useState(false);
  const link = /https?:\/\/\S+#token=\S+/.exec(mail.text)?.[0];
  return (
    <li className="grid min-w-0 grid-cols-1 gap-3 rounded-card border border-line bg-surface px-4 py-3.5">
      <div>
        <p className="text-note font-semibold">{mail.subject}</p>
        <p className="wrap-anywhere text-small text-soft">
          {t("operator:mails.to", { to: mail.to, at: inMoment(mail.at) })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {link ? <CopyLink link={link} /> : null}
        <Button look="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("operator:mails.hide") : t("operator:mails.read")}
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

const copyWords = {
  ready: t("operator:invitations.copyLink"),
  copied: t("shared:copied"),
  refused: t("operator:mails.cantCopy"),
};

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
      {copyWords[state]}
    </Button>
  );
}
