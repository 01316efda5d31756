import { Link } from "react-router";
import type { AssistantMessage } from "#contracts/chat.ts";
import { WhereItWentList } from "./where-it-went-list.tsx";

/** What an answer was made of, for those who want to know. */
export function AnswerDetails({ message }: { message: AssistantMessage }) {
  const { record, checks } = message;
  if (!record) return null;
  return (
    <details className="no-print text-small">
      <summary className="inline-flex min-h-11 items-center rounded-control pe-2 underline underline-offset-4">
        Details
      </summary>
      <WhereItWent message={message} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-2">
        {factsOf(record, checks.length).map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="min-w-0 break-words text-ink">{value}</dd>
          </div>
        ))}
      </dl>
      <Link to="/safety" className="inline-flex min-h-11 items-center underline underline-offset-4">
        How well this works, and what was not measured
      </Link>
    </details>
  );
}

function WhereItWent({ message }: { message: AssistantMessage }) {
  return (
    <section className="grid gap-1 pb-3">
      <h3 className="font-semibold">Where your words went</h3>
      <WhereItWentList message={message} />
    </section>
  );
}

type Record = NonNullable<AssistantMessage["record"]>;

function factsOf(record: Record, sentences: number): [string, string][] {
  const { model, promptVersion, rules, country, readingGrade, used, usage } = record;
  const known = (name: string, value: string | null | undefined): [string, string][] =>
    value ? [[name, value]] : [];
  return [
    ["Answered by", model === "library" ? "the library alone, no model" : model],
    ...known("Prompt", promptVersion === "none" ? null : promptVersion),
    ["Library", record.libraryVersion],
    ["Emergency rules", record.rulesVersion],
    ...known("Rules that fired", rules && (rules.length > 0 ? rules.join(", ") : "none")),
    ["Sentences checked", String(sentences)],
    ...known("Numbers shown for", country),
    ...known("Used of the profile", used?.join(", ")),
    ...known("Reading level", readingGrade === undefined ? null : levelInWords(readingGrade)),
    ["From the cache", usage.cached ? "yes" : "no"],
  ];
}

/** Flesch–Kincaid counts years of US school; eight or less is the aim. */
function levelInWords(grade: number): string {
  const years = Math.max(1, Math.round(grade));
  return `about ${years} ${years === 1 ? "year" : "years"} of school (the aim is 8 or less)`;
}
