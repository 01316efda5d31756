/** The questions of a chat session → what a timeline tells of them. */
import type { z } from "zod";
import type { TimelineEntry } from "#contracts/finding.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import type { ShownContext } from "#contracts/question-context.ts";
import { dispositions, triageSchema } from "#contracts/triage.ts";
import { messageTextContext, messageTriageContext, titleContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { type FollowUpRecord, openRecord } from "../../follow-up/follow-up-store.ts";
import type { SessionRow } from "../accept-question.ts";
import { isoTime, openContext } from "../present.ts";
import type { AdviceRow } from "../search/turn-store.ts";

const longestAsked = 240;

const adviceSchema = triageSchema.pick({ disposition: true, withinHours: true, kind: true });

export type Advice = z.infer<typeof adviceSchema> & {
  id: AdviceRow["id"];
  at: number;
  text: string;
  about: ShownContext["about"];
  outcomes: FollowUpRecord["outcomes"];
};

export function openAdvice(row: AdviceRow, person: PersonSeal): Advice {
  const triage = person.open(row.triage_sealed, messageTriageContext(row.id));
  return {
    ...adviceSchema.parse(JSON.parse(triage)),
    id: row.id,
    at: row.created_at,
    text: person.open(row.text_sealed, messageTextContext(row.id)),
    about: openContext(row, person)?.about ?? null,
    outcomes: openRecord(row, person).outcomes,
  };
}

/** @param advice oldest first */
export function entriesOf(
  session: SessionRow,
  advice: readonly Advice[],
  person: PersonSeal,
): TimelineEntry[] {
  const title = person.open(session.title_sealed, titleContext(session.id));
  const told = advice.filter(({ text }) => !isPlainerRequest(text));
  const byPerson = Map.groupBy(told, ({ about }) => about?.id ?? "self");
  return [...byPerson.values()].flatMap((own) => {
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return [];
    const isPrivate = own.some(({ kind }) => kind === "crisis" || kind === "forbidden");
    const pressing = isPrivate ? null : mostPressing(own);
    return [
      {
        sessionId: session.id,
        messageId: (pressing ?? first).id,
        questions: own.length,
        title,
        about: last.about,
        asked: isPrivate ? null : firstWords((pressing ?? first).text),
        from: isoTime(first.at),
        to: isoTime(last.at),
        disposition: pressing?.disposition ?? null,
        withinHours: pressing?.withinHours ?? null,
        outcomes: isPrivate ? [] : outcomesOf(own),
      },
    ];
  });
}

function mostPressing(advice: readonly Advice[]): Advice | null {
  for (const disposition of dispositions) {
    const found = advice.find((one) => one.disposition === disposition);
    if (found) return found;
  }
  return null;
}

const outcomesOf = (advice: readonly Advice[]): TimelineEntry["outcomes"] =>
  advice
    .flatMap(({ outcomes }) => outcomes)
    .sort((a, b) => a.at - b.at)
    .map(({ outcome, at }) => ({ outcome, at: isoTime(at) }));

function firstWords(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= longestAsked ? line : `${line.slice(0, longestAsked - 1).trimEnd()}…`;
}
