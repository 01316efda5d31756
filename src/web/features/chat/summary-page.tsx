import { ArrowLeft, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import type { VisitSummary } from "#contracts/chat.ts";
import { type SessionId, sessionIdSchema } from "#contracts/ids.ts";
import type { Disposition } from "#contracts/triage.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TopBar } from "../../components/top-bar.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useCompleteSession } from "./requests/complete-session.ts";
import { useSession } from "./requests/get-session.ts";

/** A chat session on one page, to print or show to a clinician. */
export default function SummaryPage() {
  const known = sessionIdSchema.safeParse(useParams().sessionId);
  return known.success ? (
    <Summary sessionId={known.data} />
  ) : (
    <p className="p-6">There is no such chat.</p>
  );
}

function Summary({ sessionId }: { sessionId: SessionId }) {
  const session = useSession(sessionId, true);
  const complete = useCompleteSession(sessionId);
  const fault = session.error ?? complete.error;
  const summary = session.data?.summary;
  return (
    <div className="flex min-h-0 flex-1 flex-col print:block">
      <TopBar title="Visit summary">
        <ButtonLink to={`/chat/${sessionId}`} look="plain">
          <ArrowLeft aria-hidden className="size-5" />
          Back to the chat
        </ButtonLink>
      </TopBar>
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        <div className="mx-auto max-w-[48rem] px-5 py-8 sm:px-6 print:p-0">
          {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
          {session.data && !summary ? (
            <Offer onComplete={() => complete.mutate()} busy={complete.isPending} />
          ) : null}
          {summary ? <SummaryText summary={summary} /> : null}
        </div>
      </div>
    </div>
  );
}

function Offer({ onComplete, busy }: { onComplete(): void; busy: boolean }) {
  return (
    <>
      <h1 className="text-title font-bold">A summary to take along</h1>
      <p className="mt-2 text-soft">
        This closes the chat and puts what you wrote, how soon you were asked to be seen, and the
        sources on one page that you can print. Asking again opens the chat again.
      </p>
      <Button className="mt-5" disabled={busy} onClick={onComplete}>
        Make the summary
      </Button>
    </>
  );
}

const dispositionNames: Record<Disposition, string> = {
  emergency: "Emergency: call now",
  urgent: "Be seen within hours",
  routine: "See a clinician in the coming days",
  "self-care": "Care at home",
};

function SummaryText({ summary }: { summary: VisitSummary }) {
  return (
    <article>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-title font-bold">Visit summary</h1>
          <p className="text-note text-soft">
            {moment(summary.completedAt)} · from a chat with Healify · not reviewed by a clinician
          </p>
        </div>
        <Button look="quiet" className="no-print" onClick={() => window.print()}>
          <Printer aria-hidden className="size-5" />
          Print
        </Button>
      </div>
      <Section title="In my own words">
        <p className="whitespace-pre-wrap">{summary.complaint}</p>
      </Section>
      <Section title="What happened when">
        <ol className="grid gap-2">
          {summary.timeline.map(({ at, text }) => (
            <li key={at + text}>
              <span className="text-small text-soft">{moment(at)}</span>
              <p className="whitespace-pre-wrap">{text}</p>
            </li>
          ))}
        </ol>
      </Section>
      {summary.dispositions.length > 0 ? (
        <Section title="What Healify advised">
          <ul className="grid gap-2">
            {summary.dispositions.map(({ at, disposition, reasons }) => (
              <li key={at + disposition}>
                <span className="text-small text-soft">{moment(at)}</span>
                <p>
                  {[dispositionNames[disposition], reasons.join(", ")].filter(Boolean).join(": ")}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {summary.sources.length > 0 ? (
        <Section title="Sources shown">
          <ul className="list-disc ps-5 text-note">
            {sourceNames(summary).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </article>
  );
}

/** Several passages of one page are one source to look up. */
function sourceNames({ sources }: VisitSummary): string[] {
  return [...new Set(sources.map(({ title, publisher }) => `${title} · ${publisher}`))];
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-7 break-inside-avoid">
      <h2 className="mb-2 border-b border-line pb-1 text-note font-bold">{title}</h2>
      {children}
    </section>
  );
}

function moment(at: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(at),
  );
}
