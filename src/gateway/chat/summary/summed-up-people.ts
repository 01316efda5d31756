/** Whom a chat was about, with their profiles as they are when it is summed up. Pure. */
import type { SummedUpPerson } from "#contracts/chat.ts";
import type { PersonId } from "#contracts/ids.ts";
import type { CaredFor, Profile } from "#contracts/profile.ts";
import type { QuestionContext } from "#contracts/question-context.ts";
import { usedFacts } from "#safety/person/profile-now.ts";

export type Whose = { who: SummedUpPerson["who"]; id: PersonId | null; name: string | null };

/** Each once, in the order in which they came up. */
export function whomAbout(contexts: readonly QuestionContext[], usesProfile: boolean): Whose[] {
  const all = contexts.map((context) => whose(context, usesProfile));
  return [...new Map(all.map((one) => [one.id ?? one.who, one])).values()];
}

/** Where profiles are left out nobody looked whose words they are: they are one's own. */
function whose({ about, readAs, stranger }: QuestionContext, usesProfile: boolean): Whose {
  if (about !== null && readAs !== "self") return { who: "chosen", ...about };
  const isOther = about === null && stranger && usesProfile;
  return { who: isOther ? "other" : "self", id: null, name: null };
}

export type KnownProfiles = { own: Profile | null; people: readonly CaredFor[] };

export function summedUp({ who, id, name }: Whose, known: KnownProfiles, at: number) {
  const theirs = known.people.find((person) => person.id === id)?.profile ?? null;
  const { medicines = [], allergies = [], ...rest } = (who === "self" ? known.own : theirs) ?? {};
  return { who, name, known: usedFacts(rest, at), medicines, allergies };
}
