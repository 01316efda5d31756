/** Whom a question is about, what the rules find in it, and what of a profile counts for it. */
import type { SendBody } from "#contracts/chat.ts";
import type { PersonId, UserId } from "#contracts/ids.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import type { CaredFor, Profile } from "#contracts/profile.ts";
import type { QuestionContext } from "#contracts/question-context.ts";
import type { Triage } from "#contracts/triage.ts";
import type { Chosen } from "#safety/findings/chosen-person.ts";
import { checkMedicines } from "#safety/medicines/check-medicines.ts";
import { medicinesIn } from "#safety/medicines/medicines-in.ts";
import { saysNothing, usedFacts } from "#safety/person/profile-now.ts";
import { triageWithProfiles } from "#safety/person/triage-with-profiles.ts";
import { whoseQuestion } from "#safety/person/whose-question.ts";
import { withReviewers } from "#safety/rules/reviewers.ts";
import { createReader } from "#safety/said.ts";
import { ProblemError } from "../http/problem.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import type { RememberedSession } from "./session-memory.ts";

type Asked = {
  userId: UserId;
  /** Their own, as far as it counts today. */
  profile: Profile;
  body: SendBody;
  /** What was said before, oldest first. */
  before: RememberedSession["messages"];
  usesProfile: boolean;
  previous: Triage | null;
};

export type Weighed = { found: Triage; context: QuestionContext };

/** Throws `not_found` when it is said to be about somebody who isn't one of theirs. */
export async function weighQuestion(
  { people, reviewers }: Pick<ChatDependencies, "people" | "reviewers">,
  { userId, profile: own, body, before, usesProfile, previous }: Asked,
): Promise<Weighed> {
  // Said again, it is still about the one whom the answer before was about, whoever is chosen by now.
  const saidBefore = before.filter(({ text }) => !isPlainerRequest(text));
  const isSaidAgain = isPlainerRequest(body.text) && saidBefore.length > 0;
  const about = (isSaidAgain ? saidBefore.at(-1)?.about : body.about) ?? null;
  const mentioned = new Set([...idsIn(before), ...(about === null ? [] : [about])]);
  const others = await people.find(userId, [...mentioned]);
  const chosenNow = others.find(({ id }) => id === about) ?? null;
  if (about !== null && chosenNow === null) throw new ProblemError("not_found");

  const now = Date.now();
  const messages = [...before, { text: body.text, at: now, about }];
  const known = (profile: Profile) => (usesProfile && !saysNothing(profile) ? profile : null);
  const chosen = others.map((person) => chosenPerson(person, known(person.profile)));
  const reader = createReader();
  const found = triageWithProfiles(
    {
      messages,
      profile: known(own),
      chosen,
      country: body.country ?? chosenNow?.profile.country ?? own.country ?? null,
      timeZone: body.timeZone ?? null,
      now,
      previous,
    },
    reader,
  );
  const whose = whoseQuestion(isSaidAgain ? saidBefore : messages, chosen, now, reader);
  const profile =
    whose === "self" ? known(own) : (chosen.find(({ key }) => key === whose)?.profile ?? null);
  return {
    found: withReviewers(found, reviewers),
    context: {
      about: chosenNow && { id: chosenNow.id, name: chosenNow.name },
      ...(chosenNow ? { readAs: readAs(whose, chosenNow.id) } : {}),
      profile,
      stranger: profile === null && (whose !== "self" || !usesProfile),
      used: profile === null ? [] : usedFacts(profile, now),
      medicineNotes:
        profile === null || found.fixedText !== null
          ? []
          : checkMedicines(profile, medicinesIn(body.text), now),
    },
  };
}

const readAs = (whose: string | null, chosen: PersonId) =>
  whose === chosen ? "chosen" : whose === "self" ? "self" : "unclear";

const idsIn = (messages: RememberedSession["messages"]): PersonId[] =>
  messages.flatMap(({ about }) => about ?? []);

const chosenPerson = ({ id, name }: CaredFor, profile: Profile | null): Chosen => ({
  key: id,
  name,
  profile,
});
