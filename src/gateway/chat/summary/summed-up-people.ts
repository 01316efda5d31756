/** Whom a chat was about, with what of their profile was used for it. Pure. */
import type { SummedUpPerson, UserMessage } from "#contracts/chat.ts";
import type { MessageId } from "#contracts/ids.ts";
import type { QuestionContext } from "#contracts/question-context.ts";
import { usedFacts } from "#safety/person/profile-now.ts";

/** Of each the profile as it was used last. */
export function summedUpPeople(
  own: readonly UserMessage[],
  contexts: ReadonlyMap<MessageId, QuestionContext>,
): SummedUpPerson[] {
  const people = new Map<string | null, SummedUpPerson>();
  for (const { id, createdAt } of own) {
    const context = contexts.get(id);
    if (!context) continue;
    const name = context.readAs === "self" ? null : (context.about?.name ?? null);
    const summedUp = sumUp(name, context, Date.parse(createdAt));
    if (summedUp) people.set(name, summedUp);
    else if (!people.has(name)) people.set(name, nothingKnown(name));
  }
  return [...people.values()];
}

const nothingKnown = (name: string | null): SummedUpPerson => ({
  name,
  known: [],
  medicines: [],
  allergies: [],
});

function sumUp(
  name: string | null,
  { profile }: QuestionContext,
  at: number,
): SummedUpPerson | null {
  if (profile === null) return null;
  const { medicines = [], allergies = [], ...rest } = profile;
  return { name, known: usedFacts(rest, at), medicines, allergies };
}
