import { type FormEvent, useId, useState } from "react";
import { messageTextLimit } from "#contracts/chat.ts";
import type { Triage } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { TriageCard } from "./triage-card.tsx";
import { fetchesRules, triageHere } from "./triage-here.ts";

type Outcome = { triage: Triage | null };

/** The rules alone, without an account or a connection. Its words stay in this page's memory. */
export function CheckWords() {
  const id = useId();
  const [words, setWords] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function check(event: FormEvent) {
    event.preventDefault();
    if (words.trim() !== "") setOutcome({ triage: await triageHere(words.trim()) });
  }
  function change(next: string) {
    setWords(next);
    // What was said of other words must not calm; a card stays.
    if (outcome && !hasCard(outcome.triage)) setOutcome(null);
  }
  return (
    <section className="mt-9">
      <h2 className="text-lead font-bold">{t("emergency:checkTitle")}</h2>
      <p id={`${id}-note`} className="mt-1 text-note text-soft">
        {t("emergency:checkNote")}
      </p>
      <form onSubmit={(event) => void check(event)} className="mt-3 grid gap-2">
        <textarea
          aria-label={t("emergency:yourWords")}
          aria-describedby={`${id}-note`}
          value={words}
          maxLength={messageTextLimit}
          rows={3}
          {...fetchesRules}
          onChange={(event) => change(event.target.value)}
          className="w-full rounded-control border border-edge bg-surface px-3 py-2.5 text-body leading-6"
        />
        <Button type="submit" className="justify-self-start">
          {t("emergency:check")}
        </Button>
      </form>
      {outcome ? (
        <div className="mt-5 grid gap-4">
          <Found triage={outcome.triage} />
        </div>
      ) : null}
    </section>
  );
}

const hasCard = (triage: Triage | null): boolean =>
  triage !== null && (triage.disposition === "emergency" || triage.fixedText !== null);

function Found({ triage }: { triage: Triage | null }) {
  if (triage && hasCard(triage)) return <TriageCard triage={triage} announce />;
  return (
    <p role="status" className="rounded-card border border-line bg-surface px-4 py-3">
      {sentence(triage)}
    </p>
  );
}

function sentence(triage: Triage | null): string {
  if (!triage) return t("emergency:rulesMissing");
  if (triage.disposition === "urgent" && triage.withinHours !== null)
    return t("emergency:soonHours", { count: triage.withinHours });
  return t("emergency:nothingFound");
}
