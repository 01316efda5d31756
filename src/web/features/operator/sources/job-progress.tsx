import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import type { LibraryJob } from "#contracts/operator-library.ts";
import { Button } from "../../../components/button.tsx";
import { inNumber, inShare } from "../../../language/formats.ts";
import { t } from "../../../language/t.ts";
import { isUnderWay, useCancelChange } from "../requests/library.ts";
import { sourceName } from "./source-names.ts";

/** Begun further down: on a phone it would be out of sight. */
function bringIntoView(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: "nearest" });
}

/** How far the change is, or how it ended. */
export function JobProgress({ job }: { job: LibraryJob }) {
  const cancel = useCancelChange();
  const busy = isUnderWay(job);
  const name = sourceName(job.source);
  return (
    <section
      ref={busy ? bringIntoView : null}
      aria-label={t("operator:library.job.title")}
      className="flex flex-wrap gap-3 rounded-card border border-line bg-surface p-4"
    >
      <StateIcon job={job} />
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5 text-note">
        <h2 className="wrap-anywhere font-semibold">
          {t(job.act === "add" ? "operator:library.job.add" : "operator:library.job.remove", {
            name,
          })}
        </h2>
        {/* Only what changes rarely is read out; the figures beside it are not. */}
        <p role="status">{inWords(job)}</p>
        {busy ? <Figures job={job} /> : <Skipped job={job} />}
      </div>
      {busy ? (
        <Button look="quiet" disabled={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
          {t("shared:cancel")}
        </Button>
      ) : null}
    </section>
  );
}

function StateIcon({ job }: { job: LibraryJob }) {
  const look = "mt-0.5 size-5 shrink-0 text-soft";
  if (isUnderWay(job)) {
    return <LoaderCircle aria-hidden className={`${look} motion-safe:animate-spin`} />;
  }
  const Icon = job.state === "done" ? CircleCheck : CircleAlert;
  return <Icon aria-hidden className={look} />;
}

function inWords({ state, fault, act }: LibraryJob): string {
  if (state === "done" && act === "remove") return t("operator:library.job.removed");
  if (state === "failed") return t(`operator:library.fault.${fault ?? "died"}`);
  return t(`operator:library.job.${state}`);
}

function Figures({ job: { state, bytes, ofBytes, documents } }: { job: LibraryJob }) {
  if (state === "receiving" || state === "fetching") {
    const of = ofBytes ?? 0;
    return (
      <div className="grid gap-1.5">
        {of > 0 ? (
          <progress
            aria-label={t("operator:library.job.progress")}
            value={bytes}
            max={of}
            className="h-2 w-full accent-accent"
          />
        ) : null}
        <p className="text-small text-soft">
          {of > 0
            ? t("operator:library.job.share", {
                share: inShare(bytes / of),
                total: inMegabytes(of),
              })
            : t("operator:library.job.bytes", { total: inMegabytes(bytes) })}
        </p>
      </div>
    );
  }
  if (state !== "reading" || documents === 0) return null;
  return (
    <p className="text-small text-soft">
      {t("operator:library.job.documents", { count: documents, documents: inNumber(documents) })}
    </p>
  );
}

const inMegabytes = (bytes: number): string => inNumber(Math.ceil(bytes / 1e5) / 10);

function Skipped({ job: { skipped, skippedCount } }: { job: LibraryJob }) {
  if (skippedCount === 0) return null;
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-11 items-center underline underline-offset-4">
        {t("operator:library.job.skipped", { count: skippedCount })}
      </summary>
      <ul className="grid gap-1 text-soft">
        {skipped.map(({ name, why }) => (
          <li key={`${name} ${why}`} dir="auto" className="wrap-anywhere">
            {t("shared:named", { name, value: why })}
          </li>
        ))}
      </ul>
    </details>
  );
}
