/** The visit summary without a model: from the session's own messages, dispositions, profiles and sources. Pure. */
import type { Message, SummedUpPerson, UserMessage, VisitSummary } from "#contracts/chat.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import { medicinesIn } from "#safety/medicines/medicines-in.ts";
import { ownQuestions } from "./own-questions.ts";

type Source = VisitSummary["sources"][number];

export type SummaryParts = {
  /** In the order in which they were written. */
  messages: readonly Message[];
  people: SummedUpPerson[];
  outcomes: VisitSummary["outcomes"];
  completedAt: string;
};

export function visitSummary(parts: SummaryParts): VisitSummary {
  const { messages, people, outcomes, completedAt } = parts;
  const own = messages.filter(
    (message): message is UserMessage => message.role === "user" && !isPlainerRequest(message.text),
  );
  const notes = own.flatMap(({ context }) => context?.medicineNotes ?? []);
  return {
    people,
    complaint: own[0]?.text ?? "",
    timeline: own.map(({ createdAt, text }) => ({ at: createdAt, text })),
    dispositions: own.flatMap(({ createdAt, triage: { disposition, withinHours, rules } }) =>
      disposition === null
        ? []
        : [{ at: createdAt, disposition, withinHours, reasons: rules.map(({ title }) => title) }],
    ),
    outcomes,
    medicines: namedMedicines(
      own,
      people.flatMap(({ medicines }) => medicines),
    ),
    medicineNotes: [...new Set(notes.map(({ text }) => text))],
    questions: ownQuestions(own),
    sources: citedSources(messages),
    completedAt,
  };
}

/** Each once, without those that a profile has in the same words. */
function namedMedicines(own: readonly UserMessage[], known: readonly string[]): string[] {
  const plain = (name: string) => name.toLowerCase();
  const listed = new Set(known.map(plain));
  const named = own.flatMap(({ text }) => medicinesIn(text).map(({ written }) => written));
  return [...new Map(named.map((name) => [plain(name), name])).values()].filter(
    (name) => !listed.has(plain(name)),
  );
}

/** Each page once, in the order of first citing. */
function citedSources(messages: readonly Message[]): Source[] {
  const byPage = new Map<string, Source>();
  for (const message of messages) {
    if (message.role !== "assistant") continue;
    for (const { title, publisher, url, passageId } of message.citations) {
      const page = `${title}\n${url}`;
      if (!byPage.has(page)) byPage.set(page, { title, publisher, url, passageId });
    }
  }
  return [...byPage.values()];
}
