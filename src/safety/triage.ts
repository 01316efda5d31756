/**
 * The triage floor (SAFETY.md): from a person's own words to how soon they should be seen. Pure: the same in the gateway,
 * the worker and the browser. Not reviewed by a clinician: every rule says so in `reviewedBy`.
 */

import { isPlainerRequest } from "#contracts/plainer.ts";
import type { Profile } from "#contracts/profile.ts";
import type { Country, Disposition, FiredRule, HelpNumber, Triage } from "#contracts/triage.ts";
import { type Answers, answeredRules, lowered } from "./answers.ts";
import { type CrisisGrade, crisisText, forbiddenText } from "./crisis/fixed-texts.ts";
import { forbiddenTopic } from "./crisis/forbidden-topic.ts";
import { crisisGrade, isYoung, numberKinds } from "./crisis/grade.ts";
import { rulesThatHold } from "./evaluate.ts";
import type { Chosen } from "./findings/chosen-person.ts";
import { isKnownWord } from "./findings/read-words.ts";
import { raisedByWorse } from "./follow-up/worse.ts";
import { yesOrNo } from "./general-questions.ts";
import { kindOfTalk, seriousTopic } from "./kind-of-talk.ts";
import { otherLanguage } from "./language/detect-language.ts";
import { unsupportedText } from "./language/unsupported-texts.ts";
import { emergencyNumberWords, numbersFor } from "./numbers.ts";
import { questionsFor } from "./questions.ts";
import { signsQuestion } from "./rules/mind-and-safety.ts";
import type { Rule } from "./rules/rule.ts";
import { rulesVersion } from "./rules-version.ts";
import { createReader, type Reader } from "./said.ts";
import { type Message, readSession, type Session } from "./session.ts";

export type TriageInput = {
  /** The person's own messages of the chat session, oldest first; the last is the new one. */
  readonly messages: readonly Message[];
  readonly profile?: Profile | null;
  /** Those whom a message's `about` names. */
  readonly chosen?: readonly Chosen[];
  readonly country?: Country | null;
  readonly timeZone?: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What the message before was given in this session: never lowered by talk. Leave out when it is over a day old. */
  readonly previous?: Pick<Triage, "disposition" | "withinHours" | "rules"> | null;
};

const rank: Readonly<Record<Disposition, number>> = {
  emergency: 3,
  urgent: 2,
  routine: 1,
  "self-care": 0,
};
const defaultRoutineHours = 72;
/** Older messages of a session are not read again: what they raised comes in by `previous`. */
const mostMessages = 50;

const nothing: Triage = {
  disposition: null,
  withinHours: null,
  kind: "none",
  rules: [],
  numbers: [],
  questions: [],
  notice: null,
  fixedText: null,
  rulesVersion,
};

const fired = (rule: Rule): FiredRule => ({
  id: rule.id,
  title: rule.title,
  disposition: rule.disposition,
  guidance: rule.guidance.join("\n"),
  source: rule.source,
  reviewedBy: rule.reviewedBy,
});

type Found = {
  readonly disposition: Disposition | null;
  readonly withinHours: number | null;
  readonly rules: readonly Rule[];
};

function mostPressing(rules: readonly Rule[]): Found {
  const ordered = rules.toSorted(
    (a, b) =>
      rank[b.disposition] - rank[a.disposition] || (a.withinHours ?? 999) - (b.withinHours ?? 999),
  );
  const first = ordered[0];
  return {
    disposition: first?.disposition ?? null,
    withinHours: first?.withinHours ?? null,
    rules: ordered,
  };
}

/** Talk never lowers: what was found before stays, unless a rule's own question was answered or the person was seen. */
function notBelow(
  found: Triage,
  previous: TriageInput["previous"],
  session: Session,
  answered: boolean,
): Triage {
  if (previous?.disposition == null || answered || session.seenUpTo > 0) return found;
  if (found.disposition !== null && rank[found.disposition] >= rank[previous.disposition])
    return found;
  const known = new Set(found.rules.map((rule) => rule.id));
  return {
    ...found,
    kind: found.kind === "none" || found.kind === "knowledge" ? "problem" : found.kind,
    disposition: previous.disposition,
    withinHours: previous.withinHours,
    rules: [...previous.rules.filter((rule) => !known.has(rule.id)), ...found.rules],
  };
}

function problem(found: Found, input: TriageInput, session: Session): Triage {
  const disposition = found.disposition ?? "routine";
  const withinHours =
    disposition === "routine" ? (found.withinHours ?? defaultRoutineHours) : found.withinHours;
  const poisoned = found.rules.some((rule) =>
    /swallowed|poison|overdose|medicine|battery|snake/.test(rule.id),
  );
  const kinds: HelpNumber["kind"][] = poisoned
    ? ["emergency", "poison"]
    : disposition === "emergency"
      ? ["emergency"]
      : ["emergency", "advice"];
  return {
    ...nothing,
    kind: "problem",
    disposition,
    withinHours,
    rules: found.rules.map(fired),
    numbers: numbersFor(input, kinds),
    questions: questionsFor(found.rules, session),
  };
}

/** Only signs, and asked whether they mean it: "yes" is met as the thoughts are, "no" has lowered the rule. */
function gradeOf(found: Found, answers: Answers): CrisisGrade | null {
  const pressing = found.rules.filter((rule) => rank[rule.disposition] >= rank.urgent);
  const grade = crisisGrade(pressing.map((rule) => rule.id));
  return grade === "signs" && answers.get("suicide-signs") === "yes" ? "thoughts" : grade;
}

const crisisQuestions: Partial<Readonly<Record<CrisisGrade, Triage["questions"]>>> = {
  thoughts: [{ ruleId: null, text: "Are you safe right now?" }],
  "self-harm": [{ ruleId: null, text: "Are you safe right now?" }],
  signs: [{ ruleId: "suicide-signs", text: signsQuestion, options: yesOrNo }],
};

function crisis(
  found: Found,
  input: TriageInput,
  session: Session,
  answers: Answers,
): Triage | null {
  const grade = gradeOf(found, answers);
  // A sign that may be misread doesn't stand in the way of what to do for a heart attack.
  if (grade === null || (grade === "signs" && found.disposition === "emergency")) return null;
  const young = isYoung(session);
  const numbers = numbersFor(input, numberKinds(grade, young));
  const fixedText = crisisText(grade, { numbers, emergency: emergencyNumberWords(input), young });
  return {
    ...nothing,
    kind: "crisis",
    disposition: found.disposition,
    withinHours: found.withinHours,
    rules: found.rules.map(fired),
    numbers,
    questions: crisisQuestions[grade] ?? [],
    fixedText,
    fixedTextId: `crisis-${grade}`,
  };
}

function forbidden(found: Found, input: TriageInput, session: Session): Triage | null {
  const topic = forbiddenTopic(session);
  if (topic === null) return null;
  const young = isYoung(session);
  const numbers = numbersFor(input, numberKinds(topic, young));
  const urgent =
    found.disposition === "emergency"
      ? found
      : { ...found, disposition: "urgent" as const, withinHours: 24 };
  const fixedText = forbiddenText(topic, {
    numbers,
    emergency: emergencyNumberWords(input),
    young,
  });
  return {
    ...nothing,
    kind: "forbidden",
    disposition: urgent.disposition,
    withinHours: urgent.withinHours,
    rules: found.rules.map(fired),
    numbers,
    questions: [{ ruleId: null, text: "Are you safe right now?" }],
    fixedText,
    fixedTextId: `forbidden-${topic}`,
  };
}

function unsupported(text: string, input: TriageInput): Triage | null {
  const language = otherLanguage(text, isKnownWord);
  if (language === null) return null;
  return {
    ...nothing,
    kind: "unsupported-language",
    numbers: numbersFor(input, ["emergency", "crisis"]),
    fixedText: unsupportedText(language, emergencyNumberWords(input)),
  };
}

function knowledge(session: Session, text: string, input: TriageInput): Triage {
  const serious = seriousTopic(text, session);
  const numbers = serious ? numbersFor(input, ["emergency"]) : [];
  return {
    ...nothing,
    kind: "knowledge",
    numbers,
    notice: serious ? `Happening now? Call ${emergencyNumberWords(input)}.` : null,
  };
}

const hour = 3_600_000;
const worseCountsHours = 72;

/** The message of a "worse" that counts for what is asked now; null when there is none. */
function worsePlace(messages: readonly Message[], session: Session, now: number): number | null {
  const last = messages.length - 1;
  const place = session.worse.findLast(
    (index) =>
      index > 0 &&
      index >= session.seenUpTo &&
      session.problemOf[index] === session.problemOf[last] &&
      now - (messages[index]?.at ?? 0) <= worseCountsHours * hour,
  );
  return place ?? null;
}

/** What a "worse" was said about is read as of then: its findings may lie too far back for the rules by now. */
function notBelowWorse(
  found: Triage,
  messages: readonly Message[],
  session: Session,
  input: TriageInput,
  reader: Reader,
): Triage {
  const place = worsePlace(messages, session, input.now);
  const before = place === null ? undefined : messages[place - 1];
  if (place === null || before === undefined) return found;
  return raisedByWorse(
    found,
    triage({ ...input, messages: messages.slice(0, place), now: before.at }, reader),
  );
}

/** `reader` is shared by all that weighs the same question. */
export function triage(input: TriageInput, reader: Reader = createReader()): Triage {
  return triageOfSaid(withoutPlainerRequests(input), reader);
}

/** They say nothing of the person: what was found stays as it was when something was last said. */
function withoutPlainerRequests(input: TriageInput): TriageInput {
  const messages = input.messages.filter(({ text }) => !isPlainerRequest(text));
  if (messages.length === input.messages.length) return input;
  const last = messages.at(-1);
  const isAsked = last !== input.messages.at(-1);
  return { ...input, messages, now: isAsked ? (last?.at ?? input.now) : input.now };
}

function triageOfSaid(input: TriageInput, reader: Reader): Triage {
  const last = input.messages.at(-1);
  if (last === undefined) return nothing;
  const messages = input.messages.slice(-mostMessages);
  const session = readSession(messages, input.profile ?? null, input.now, input.chosen, reader);
  const answers = answeredRules(messages, input.profile ?? null, input.now, input.chosen, reader);
  const found = mostPressing(
    rulesThatHold(session, input.now).flatMap((rule) => lowered(rule, answers)),
  );
  const talk = kindOfTalk(session, found.rules.length > 0);
  const result =
    forbidden(found, input, session) ??
    crisis(found, input, session, answers) ??
    (found.disposition === "emergency" ? problem(found, input, session) : null) ??
    unsupported(last.text, input) ??
    (talk === "problem"
      ? problem(found, input, session)
      : talk === "knowledge"
        ? knowledge(session, last.text, input)
        : nothing);
  const kept = notBelow(result, input.previous, session, answers.size > 0);
  return notBelowWorse(kept, messages, session, input, reader);
}
