/**
 * An answer without a model, quoted from the library (SAFETY, answers from sources 4). It opens with how soon to
 * be seen, quotes whole paragraphs and lists under the headings of a health page, cites each, and invents nothing.
 */
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import type { Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";
import { type Answer, type AnswerPart, fixedAnswer } from "../answer.ts";
import type { Turn } from "../prompt/condense-history.ts";
import { type AnswerGroup, planAnswer } from "./answer-plan.ts";
import { AnswerText } from "./answer-text.ts";
import { chooseDocuments } from "./choose-documents.ts";
import { Citations } from "./citations.ts";
import { contentSet } from "./content-words.ts";
import { readAsked } from "./dose-fit.ts";
import { isAboutChild, isYoung, withChild, withWhom } from "./for-whom.ts";
import { nothingFound, questionsOf, sooner } from "./nothing-found.ts";
import { dayOf, isPastReview, isUsable } from "./passage-use.ts";
import { nothingSimpler, plainerGroups } from "./plainer-groups.ts";
import { readQuestion } from "./question-kind.ts";
import type { QuoteUnit } from "./quote-units.ts";
import { splitSentences } from "./sentences.ts";
import { urgencyLine } from "./urgency-line.ts";

export type LibraryQuestion = {
  question: string;
  triage: Triage;
  /** Best first, as the search gave them. */
  passages: readonly RankedPassage[];
  /** All passages of a page in their order, so that "when to get help" is whole. */
  related?: (documentId: string) => Promise<readonly Passage[]>;
  /** What was said before, oldest first: a dose must fit what the person told earlier. */
  history?: readonly Turn[];
  /** Of the one whom it is about. */
  profile?: Profile | null;
  /** Nothing is known of them. */
  stranger?: boolean;
  /** The answer that is to be said more simply, without its citations. */
  plainerThan?: string;
  now?: Date;
};

export async function* libraryAnswer(asking: LibraryQuestion): Answer {
  const { triage } = asking;
  if (triage.fixedText !== null) {
    yield* fixedAnswer(triage.fixedText);
    return;
  }
  const today = dayOf(asking.now ?? new Date());
  const { plainerThan } = asking;
  const planned = await planGroups(asking, today);
  const groups =
    plainerThan === undefined
      ? planned
      : plainerGroups(planned, plainerThan, triage.kind === "problem");
  const writer = new LibraryWriter(today);
  if (groups?.length === 0) {
    yield* writer.plain(nothingFound(triage));
    return;
  }
  const opening = urgencyLine(triage);
  if (opening !== null) yield* writer.plain(opening);
  if (groups === null) {
    yield* writer.plain(nothingSimpler);
    return;
  }
  if (asksOfMedicine(asking)) yield* writer.plain(askPharmacist);
  yield* writer.plain(whichPage(groups, asking));
  yield* writer.plain(forAChild(groups, asking));
  yield* writer.groups(groups);
  const saysWhen = groups.some(({ units }) => units.some(isAboutHelp));
  if (!saysWhen && triage.kind === "problem") yield* writer.plain(sooner);
  yield* writer.plain(questionsOf(triage));
}

async function planGroups(asking: LibraryQuestion, today: string): Promise<AnswerGroup[]> {
  const { triage, related } = asking;
  const question = readQuestion(withWhom(asking.question, asking));
  const usable = asking.passages.filter(({ passage }) => isUsable(passage, today));
  const documents = chooseDocuments(usable, question);
  const pages = await Promise.all(
    documents.map(async ({ documentId, passages }) => {
      const whole = related === undefined ? [] : await related(documentId);
      return whole.length === 0 ? passages : whole.filter((each) => isUsable(each, today));
    }),
  );
  const chosen = new Set(documents.map(({ documentId }) => documentId));
  const { disposition } = triage;
  return planAnswer(pages.flat(), {
    question,
    asked: readAsked(
      asking.question,
      asking.history ?? [],
      { profile: asking.profile ?? null, stranger: asking.stranger ?? false },
      asking.now ?? new Date(),
    ),
    found: usable.map(({ passage }) => passage).filter((each) => chosen.has(each.documentId)),
    urgency: disposition === "emergency" || disposition === "urgent" ? disposition : "none",
    describesProblem: triage.kind === "problem",
    firstAidPages: new Set(
      pages.flatMap(([first]) => (first?.section === "what-you-can-do" ? first.documentId : [])),
    ),
    room: screen - wordsIn(urgencyLine(triage) ?? "") - wordsIn(questionsOf(triage)),
  });
}

/** Words, headings not counted. */
const screen = 330;
const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

class LibraryWriter {
  readonly #text = new AnswerText();
  readonly #citations = new Citations();
  readonly #today: string;

  constructor(today: string) {
    this.#today = today;
  }

  /** Words of our own, which claim nothing that a source would have to hold. */
  *plain(text: string): Iterable<AnswerPart> {
    if (text !== "") yield* this.#gap();
    for (const { text: sentence, gap } of splitSentences(text)) {
      const from = this.#text.length;
      yield this.#text.delta(sentence);
      yield this.#text.check(from, "no claim");
      if (gap !== "") yield this.#text.delta(gap);
    }
  }

  *groups(groups: readonly AnswerGroup[]): Iterable<AnswerPart> {
    for (const { heading, units } of groups) {
      yield* this.#gap();
      yield this.#text.delta(`## ${heading}`);
      for (const unit of units) yield* this.#unit(unit);
    }
  }

  /** Sentence by sentence, so that it can be read while it comes; the citation stands after the unit. */
  *#unit({ text, passage }: QuoteUnit): Iterable<AnswerPart> {
    const { n, source } = this.#citations.cite(passage);
    if (source !== null) yield { type: "reply-source", ...source };
    yield* this.#gap();
    const sentences = splitSentences(text).filter((sentence) => sentence.text !== "");
    for (const [i, sentence] of sentences.entries()) {
      const last = i === sentences.length - 1;
      const from = this.#text.length;
      yield this.#text.delta(last ? `${sentence.text} [${n}]${this.#age(passage)}` : sentence.text);
      yield this.#text.check(from, "found in source", [n]);
      if (!last) yield this.#text.delta(sentence.gap);
    }
  }

  *#gap(): Iterable<AnswerPart> {
    if (this.#text.length > 0) yield this.#text.delta("\n\n");
  }

  #age(passage: Passage): string {
    if (!isPastReview(passage, this.#today)) return "";
    const written = passage.writtenOn === null ? "" : `written on ${passage.writtenOn}, `;
    return ` (${written}due for review since ${passage.reviewBy})`;
  }
}

/** Whether two medicines go together is seldom said word for word, and a paragraph beside it reads like a yes. */
const askPharmacist =
  "**Ask a pharmacist before you mix, double or stop a medicine.** Below is what the library says. It may not answer your exact question.";

function asksOfMedicine({ question, triage }: LibraryQuestion): boolean {
  const ofMedicine = readQuestion(question).sections[0] === "medicine";
  return triage.disposition === null && ofMedicine && mixing.test(question);
}
const mixing = /\b(together|with|while|when|mix|combine|double|two|both|and|stop)\b/i;

/** Advice "if a child with croup …" means nothing to a person who spoke of a cough, unless croup is explained. */
function whichPage(groups: readonly AnswerGroup[], { question, triage }: LibraryQuestion): string {
  const units = groups.flatMap((group) => group.units);
  const title = units[0]?.passage.title ?? "";
  const explained = units.some(({ passage }) => passage.section === "what-it-is");
  const said = !contentSet(title).isDisjointFrom(contentSet(question));
  if (triage.kind !== "problem" || title === "" || explained || said) return "";
  return `The page that fits best in the library is “${title}”. It may not be what you have.`;
}

/** Where nothing that is quoted speaks of a child, the answer says for whom it was written. */
function forAChild(
  groups: readonly AnswerGroup[],
  { question, profile, now }: LibraryQuestion,
): string {
  const ofChild = isAboutChild(withChild(question)) || isYoung(profile, now);
  const units = groups.flatMap((group) => group.units);
  const advises = units.some(({ passage }) => advice.has(passage.section));
  const speaksOfChild = units.some(
    ({ text, passage }) =>
      isAboutChild(contentSet(text)) || isAboutChild(contentSet(passage.title)),
  );
  return ofChild && advises && !speaksOfChild ? writtenForAll : "";
}
const writtenForAll =
  "**This page is written for people in general, not for a child.** Ask a pharmacist, doctor or nurse before you give a child any medicine.";
const advice: ReadonlySet<string> = new Set(["what-you-can-do", "treatment", "medicine"]);

const isAboutHelp = ({ passage }: QuoteUnit): boolean => passage.section === "when-to-get-help";
