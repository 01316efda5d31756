import type { Measured, SafetyCard, TriageFigures } from "#contracts/safety-card.ts";
import { Notice } from "../../components/notice.tsx";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { DispositionTable } from "./disposition-table.tsx";
import { measuredName } from "./measured-names.ts";
import { Facts, likelyShareInWords, Section, shareInWords } from "./section.tsx";

export function MeasuredFigures({ measured }: { measured: SafetyCard["measured"] }) {
  if (!measured) {
    return (
      <Section title={t("safety:measured.howSoon")}>
        <p>{t("safety:notMeasuredHere")}</p>
      </Section>
    );
  }
  const { triage, perturbed, libraryAnswers: answers } = measured;
  return (
    <>
      {measured.forThis ? null : (
        <Notice>{t("safety:measured.otherVersion", { version: measured.rulesVersion })}</Notice>
      )}
      <Section title={t("safety:measured.unseen")}>
        <p className="text-note text-soft">{t("safety:measured.unseenAbout")}</p>
        <Facts facts={measured.firstRuns.flatMap(firstRunFacts)} />
      </Section>
      <Section title={t("safety:measured.today")}>
        <p className="text-note text-soft">
          {t("safety:measured.todayAbout", { on: inDay(measured.measuredOn), count: triage.n })}
        </p>
        <DispositionTable table={triage.table} />
        <Facts facts={triageFacts(triage)} />
      </Section>
      <Section title={t("safety:measured.forWhom")}>
        <Facts
          facts={Object.entries(triage.groups).map(([name, share]) => [
            measuredName(name),
            shareInWords(share),
          ])}
        />
      </Section>
      <Section title={t("safety:measured.otherWays")}>
        <p className="text-note text-soft">{t("safety:measured.otherWaysAbout")}</p>
        <Facts
          facts={Object.entries(perturbed).map(([how, figures]) => [
            measuredName(how),
            shareInWords(figures.sensitivity),
          ])}
        />
      </Section>
      <Section title={t("safety:measured.withoutModel")}>
        <Facts
          facts={[
            [
              t("safety:measured.everyday"),
              t("safety:measured.ofAll", { right: answers.answered, n: answers.questions }),
            ],
            [t("safety:measured.sentences"), shareInWords(answers.sentences)],
            [t("safety:measured.years"), answers.medianGrade ?? t("safety:unmeasured")],
            [t("safety:measured.eightYears"), shareInWords(answers.gradeEightOrBelow)],
          ]}
        />
      </Section>
    </>
  );
}

/** "2" of "heldout-2". */
const setOf = (name: string) => name.replace("heldout-", "");

const firstRunFacts = ({ name, emergencies, crisis }: Measured["firstRuns"][number]) =>
  [
    [t("safety:measured.emergenciesIn", { set: setOf(name) }), likelyShareInWords(emergencies)],
    [t("safety:measured.crisesIn", { set: setOf(name) }), likelyShareInWords(crisis)],
  ] as const;

function triageFacts({
  sensitivity,
  specificity,
  missedBy,
  overReferred,
  crisis,
  distress,
}: TriageFigures) {
  const missed = [
    t("safety:measured.missed.one", { n: missedBy.one }),
    t("safety:measured.missed.two", { n: missedBy.two }),
    t("safety:measured.missed.three", { n: missedBy.three }),
    t("safety:measured.missed.none", { n: missedBy.none }),
  ];
  return [
    [t("safety:measured.emergencies"), shareInWords(sensitivity)],
    [t("safety:measured.missedBy"), missed.join(", ")],
    [t("safety:measured.notEmergencies"), shareInWords(specificity)],
    [t("safety:measured.sooner"), shareInWords(overReferred)],
    [t("safety:measured.crises"), shareInWords(crisis)],
    [t("safety:measured.distress"), shareInWords(distress)],
  ] as const;
}
