import { ArrowLeft } from "lucide-react";
import { useEffect } from "react";
import type { SafetyCard } from "#contracts/safety-card.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Logo } from "../../components/logo.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Counted } from "./counted.tsx";
import { InUse } from "./in-use.tsx";
import { MeasuredFigures } from "./measured-figures.tsx";
import { useSafetyCard } from "./requests/get-safety-card.ts";
import { Section } from "./section.tsx";

/** For everybody, signed in or not: what answers here, and how well it did where that was measured. */
export default function SafetyPage() {
  const card = useSafetyCard();
  useEffect(() => {
    document.title = t("safety:documentTitle");
  }, []);
  return (
    <div className="min-h-dvh px-5 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(3rem,env(safe-area-inset-bottom))]">
      <header className="mx-auto flex max-w-[46rem] flex-wrap items-center justify-between gap-x-4">
        <Logo />
        <ButtonLink to="/" look="plain">
          <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          {t("shared:back")}
        </ButtonLink>
      </header>
      <main className="mx-auto grid max-w-[46rem] gap-8 py-8">
        <div>
          <h1 className="text-title font-bold tracking-tight">{t("safety:title")}</h1>
          <p className="mt-1.5 text-soft">{t("safety:lead")}</p>
        </div>
        {card.error ? <Notice kind="fault">{sentenceFor(card.error)}</Notice> : null}
        {card.data ? <Card card={card.data} /> : null}
      </main>
    </div>
  );
}

function Card({ card }: { card: SafetyCard }) {
  return (
    <>
      <InUse card={card} />
      <MeasuredFigures measured={card.measured} />
      <Section title={t("safety:notMeasured")}>
        <ul dir="auto" className="list-disc ps-5">
          {card.notMeasured.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Counted card={card} />
    </>
  );
}
