import type { Measured, SafetyCard, TriageFigures } from "#contracts/safety-card.ts";
import { Notice } from "../../components/notice.tsx";
import { DispositionTable } from "./disposition-table.tsx";
import { Facts, likelyShareInWords, Section, shareInWords } from "./section.tsx";

export function MeasuredFigures({ measured }: { measured: SafetyCard["measured"] }) {
  if (!measured) {
    return (
      <Section title="How soon to be seen">
        <p>Not measured.</p>
      </Section>
    );
  }
  const { triage, perturbed, libraryAnswers: answers } = measured;
  return (
    <>
      {measured.forThis ? null : (
        <Notice>
          Measured for another version of the rules ({measured.rulesVersion}). The rules here have
          changed since.
        </Notice>
      )}
      <Section title="On words the rules had never seen">
        <p className="text-note text-soft">
          Made-up messages, written before the rules were run on them. This is what to expect of new
          words.
        </p>
        <Facts facts={measured.firstRuns.flatMap(firstRunFacts)} />
      </Section>
      <Section title="The same messages today">
        <p className="text-note text-soft">
          {measured.measuredOn}, {triage.n} messages. The rules were mended with what their first
          run showed, so this says that nothing was lost again; it promises nothing for new words.
        </p>
        <DispositionTable table={triage.table} />
        <Facts facts={triageFacts(triage)} />
      </Section>
      <Section title="For whom">
        <Facts
          facts={Object.entries(triage.groups).map(([name, share]) => [name, shareInWords(share)])}
        />
      </Section>
      <Section title="Written in other ways">
        <p className="text-note text-soft">Emergencies found when the same words are changed.</p>
        <Facts
          facts={Object.entries(perturbed).map(([how, figures]) => [
            how,
            shareInWords(figures.sensitivity),
          ])}
        />
      </Section>
      <Section title="Answers without a model">
        <Facts
          facts={[
            ["Everyday questions answered", `${answers.answered} of ${answers.questions}`],
            ["Sentences found in their source", shareInWords(answers.sentences)],
            ["Years of school to read one, half need less", answers.medianGrade ?? "not measured"],
            ["Answers at eight years or less", shareInWords(answers.gradeEightOrBelow)],
          ]}
        />
      </Section>
    </>
  );
}

const firstRunFacts = ({ name, emergencies, crisis }: Measured["firstRuns"][number]) =>
  [
    [`Emergencies found (${name})`, likelyShareInWords(emergencies)],
    [`Crises found (${name})`, likelyShareInWords(crisis)],
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
    `one level ${missedBy.one}`,
    `two ${missedBy.two}`,
    `three ${missedBy.three}`,
    `nothing said ${missedBy.none}`,
  ];
  return [
    ["Emergencies found", shareInWords(sensitivity)],
    ["Missed by", missed.join(", ")],
    ["Others not called emergencies", shareInWords(specificity)],
    ["Sent somewhere sooner than needed", shareInWords(overReferred)],
    ["Crises answered as such", shareInWords(crisis)],
    ["Distress not answered as a crisis", shareInWords(distress)],
  ] as const;
}
