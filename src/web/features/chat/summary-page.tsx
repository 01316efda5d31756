import { ArrowLeft, Printer } from "lucide-react";
import { useParams } from "react-router";
import type { SessionDetail } from "#contracts/chat.ts";
import { type SessionId, sessionIdSchema } from "#contracts/ids.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TopBar } from "../../components/top-bar.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useMe } from "../auth/requests/me.ts";
import { OnePage } from "../finding/summary/one-page.tsx";
import { useCompleteSession } from "./requests/complete-session.ts";
import { useSession } from "./requests/get-session.ts";

/** A chat session on one page, to print or show to a clinician. */
export default function SummaryPage() {
  const known = sessionIdSchema.safeParse(useParams().sessionId);
  return known.success ? (
    <Summary sessionId={known.data} />
  ) : (
    <p className="p-6">{t("finding:noSuchChat")}</p>
  );
}

function Summary({ sessionId }: { sessionId: SessionId }) {
  const session = useSession(sessionId, true);
  const complete = useCompleteSession(sessionId);
  const fault = session.error ?? complete.error;
  const make = () => complete.mutate();
  return (
    <div className="flex min-h-0 flex-1 flex-col print:block">
      <TopBar title={t("finding:visitSummary")}>
        <ButtonLink to={`/chat/${sessionId}`} look="plain">
          <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
          {t("finding:summary.back")}
        </ButtonLink>
      </TopBar>
      <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto print:overflow-visible">
        <div className="mx-auto max-w-[52rem] px-4 py-6 sm:px-6 print:max-w-none print:p-0">
          {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
          {session.data && !session.data.summary ? (
            <Offer onMake={make} busy={complete.isPending} />
          ) : null}
          {session.data?.summary ? (
            <Written session={session.data} onRenew={make} busy={complete.isPending} />
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Offer({ onMake, busy }: { onMake(): void; busy: boolean }) {
  return (
    <>
      <h1 className="text-title font-bold">{t("finding:summary.offer")}</h1>
      <p className="mt-2 max-w-measure text-soft">{t("finding:summary.offerLead")}</p>
      <Button className="mt-5" disabled={busy} onClick={onMake}>
        {t("finding:summary.make")}
      </Button>
    </>
  );
}

type WrittenProps = { session: SessionDetail; onRenew(): void; busy: boolean };

function Written({ session: { state, summary }, onRenew, busy }: WrittenProps) {
  const me = useMe();
  if (!summary) return null;
  return (
    <>
      <div className="no-print mb-4 flex flex-wrap items-center gap-2">
        <Button look="quiet" onClick={() => window.print()}>
          <Printer aria-hidden className="size-5" />
          {t("finding:summary.print")}
        </Button>
        {state === "active" ? (
          <>
            <Button look="plain" disabled={busy} onClick={onRenew}>
              {t("finding:summary.renew")}
            </Button>
            <p className="text-note text-soft">{t("finding:summary.outdated")}</p>
          </>
        ) : null}
      </div>
      <OnePage key={summary.completedAt} summary={summary} ownName={me.data?.name ?? null} />
    </>
  );
}
