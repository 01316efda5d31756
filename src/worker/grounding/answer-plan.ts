/** Decides what a library answer quotes, and under which headings, before a word of it is written. */
import type { Passage, PassageSection } from "#contracts/passage.ts";
import { hasDose } from "./amounts.ts";
import { contentSet, coverage } from "./content-words.ts";
import { type Asked, doseHolds } from "./dose-fit.ts";
import { forThoseAsked, isForOthers } from "./for-whom.ts";
import type { QuestionKind } from "./question-kind.ts";
import { type QuoteUnit, repeats, standsAlone, unitsOf } from "./quote-units.ts";
import { splitSentences } from "./sentences.ts";
import { lowersUrgency, urgesNow } from "./wording.ts";

export type AnswerGroup = { heading: string; units: QuoteUnit[] };

export type PlanContext = {
  question: QuestionKind;
  asked: Asked;
  /** The passages that the search found, best first. */
  found: readonly Passage[];
  urgency: "emergency" | "urgent" | "none";
  describesProblem: boolean;
  /** Pages that open with what to do. */
  firstAidPages: ReadonlySet<string>;
  /** About how many words there is room for: a screen. */
  room: number;
};

type GroupName = "lead" | "what-it-may-be" | "what-you-can-do" | "when-to-get-help";
type Part = {
  name: GroupName;
  heading: string;
  sections: readonly PassageSection[];
  words: number;
};

const describing: readonly PassageSection[] = ["what-it-is", "causes", "other"];
const doing: readonly PassageSection[] = ["what-you-can-do", "prevention", "treatment"];

/** Passages are those of the chosen pages, in the order of the page. */
export function planAnswer(passages: readonly Passage[], context: PlanContext): AnswerGroup[] {
  const said: QuoteUnit[] = [];
  const groups: AnswerGroup[] = [];
  const parts = partsOf(passages, context);
  const aboutHelp = passages.filter(({ section }) => section === "when-to-get-help");
  const help = parts.some(isHelp) ? wholeHelp(aboutHelp, context) : [];
  const forOthers = isForOthers(passages, context.asked);
  const meant = forThoseAsked(passages, context.asked)
    .flatMap(unitsOf)
    .filter((unit) => !forOthers(unit));
  for (const part of withinRoom(parts, context.room - sizeOf(help))) {
    const own = meant.filter(({ passage }) => part.sections.includes(passage.section));
    const units = isHelp(part) ? help : pickUnits(own, part, context, said);
    said.push(...units);
    if (units.length > 0) groups.push({ heading: part.heading, units });
  }
  return groups;
}

const isHelp = ({ name }: Part): boolean => name === "when-to-get-help";
const sizeOf = (units: readonly QuoteUnit[]): number =>
  units.reduce((sum, { size }) => sum + size, 0);

/** "When to get help" takes what it needs, since it is never cut; the other parts share what is left. */
function withinRoom(parts: readonly Part[], room: number): Part[] {
  const wanted = parts.reduce((sum, { words }) => sum + words, 0);
  const share = Math.min(1, Math.max(0, room) / wanted);
  return parts.map((part) =>
    isHelp(part) ? part : { ...part, words: Math.max(fewestWords, Math.floor(part.words * share)) },
  );
}
const fewestWords = 35;

function partsOf(passages: readonly Passage[], context: PlanContext): Part[] {
  const help: Part = {
    name: "when-to-get-help",
    heading: "When to get help",
    sections: ["when-to-get-help"],
    words: 0,
  };
  const maybe: Part = {
    name: "what-it-may-be",
    heading: "What it may be",
    sections: describing,
    words: 60,
  };
  const can: Part = {
    name: "what-you-can-do",
    heading: "What you can do now",
    sections: doing,
    words: 140,
  };
  if (context.urgency === "emergency") {
    const meanwhile = { ...can, heading: "While help is on the way" };
    return context.firstAidPages.has(passages[0]?.documentId ?? "")
      ? [{ ...meanwhile, words: 220 }, help]
      : [help, { ...meanwhile, words: 80 }];
  }
  if (context.urgency === "urgent") {
    return [help, maybe, { ...can, heading: "Until you are seen", words: 80 }];
  }
  const { howTo } = context.question;
  if (context.describesProblem && !howTo) return [maybe, can, help];
  const brief = { ...can, words: 70 };
  if (context.question.sections[0] === "when-to-get-help") return [help, brief];
  const lead = leadOf(passages, context);
  const led = lead.sections[0];
  if (led !== "medicine" && (howTo || led === "what-you-can-do"))
    return [{ ...can, name: howTo ? can.name : "lead", words: 180 }, help];
  // What the search found says it best: it comes before what to do.
  if (context.found[0]?.section === "when-to-get-help")
    return [{ ...lead, words: 80 }, help, brief];
  return [lead, brief, help];
}

/** A question of knowledge is led by the section that it asks for, else by where the search found most of it. */
function leadOf(passages: readonly Passage[], { question, found }: PlanContext): Part {
  if (question.signs) {
    return { name: "lead", heading: "Signs", sections: ["what-it-is", "other"], words: 150 };
  }
  const has = (section: PassageSection) => passages.some((passage) => passage.section === section);
  const section = question.sections.find(has) ?? found[0]?.section ?? "what-it-is";
  const sections = section === "when-to-get-help" ? describing : [section];
  const first = passages.find((passage) => sections.includes(passage.section));
  return {
    name: "lead",
    heading: leadHeadings[section] ?? first?.heading ?? "What it is",
    sections,
    words: 150,
  };
}

const leadHeadings: Partial<Record<PassageSection, string>> = {
  "what-it-is": "What it is",
  causes: "What can cause it",
  "what-you-can-do": "What you can do now",
  "when-to-get-help": "What it is",
  treatment: "How it is treated",
  prevention: "How to prevent it",
};

/** Whole and in its order; at `urgent` and above without the paragraphs that say to wait some days. */
function wholeHelp(passages: readonly Passage[], { urgency }: PlanContext): QuoteUnit[] {
  const first = passages[0]?.documentId;
  return passages
    .filter(({ documentId }) => documentId === first)
    .flatMap(unitsOf)
    .filter((unit) => urgency === "none" || opensWithHaste(unit) || !makesWait(unit));
}

function makesWait(unit: QuoteUnit): boolean {
  return splitSentences(unit.text).some(({ text }) => lowersUrgency(text));
}

/** "Call the emergency number now if:" stays, whatever signs its list names. */
function opensWithHaste(unit: QuoteUnit): boolean {
  const [first] = splitSentences(unit.text);
  return first !== undefined && urgesNow(first.text);
}

/** The units that answer best, within the part's room, in the order of their page. */
function pickUnits(
  units: readonly QuoteUnit[],
  part: Part,
  context: PlanContext,
  said: readonly QuoteUnit[],
): QuoteUnit[] {
  const allowed = units.filter((unit) => mayQuote(unit, part, context));
  const candidates = asksBeyond(part, context) ? closest(allowed, context) : allowed;
  // A page says the most useful thing first.
  const worths = new Map(
    candidates.map((unit, i) => [unit, worth(unit, context) + 0.4 / (i + 1)] as const),
  );
  const ranked = candidates.toSorted((a, b) => (worths.get(b) ?? 0) - (worths.get(a) ?? 0));
  const picked: QuoteUnit[] = [];
  let room = part.words;
  for (const unit of ranked) {
    if (repeats(unit, [...said, ...picked])) continue;
    // Never cut: the first may be longer than the part, so that there is something under its heading.
    if (unit.size > (picked.length > 0 ? room : Math.max(60, 1.2 * part.words))) continue;
    picked.push(unit);
    room -= unit.size;
  }
  if (picked.length === 0) picked.push(...shortest(ranked, said));
  const inOrder = part.name === "lead" ? ranked : candidates;
  return inOrder.filter((unit) => picked.includes(unit));
}

/** A definition stays, and of things to do there may be many: any other question is answered by what it names. */
const asksBeyond = ({ name, sections }: Part, { question }: PlanContext): boolean =>
  name === "lead" && !question.howTo && !sections.includes("what-it-is");

/**
 * What a question asks beyond its subject: "when pregnant" of a vaccine. Where some paragraphs speak of that, the
 * page's other ones would bury them.
 */
function closest(units: readonly QuoteUnit[], { question }: PlanContext): readonly QuoteUnit[] {
  const titles = units.map(({ passage }) => contentSet(passage.title));
  const otherNames = units.flatMap(({ passage }) => passage.synonyms).map(contentSet);
  // "vaccines in pregnancy" is another name, too, and asks more than what the page is about.
  const subject = [...titles, ...otherNames.filter((name) => name.size === 1)];
  const beyond = question.words.difference(new Set(subject.flatMap((name) => [...name])));
  const meeting = units.filter(({ words }) => !words.isDisjointFrom(beyond));
  return meeting.length > 0 ? meeting : units;
}

function shortest(units: readonly QuoteUnit[], said: readonly QuoteUnit[]): QuoteUnit[] {
  const fresh = units.filter((unit) => !repeats(unit, said));
  return fresh.toSorted((a, b) => a.size - b.size).slice(0, 1);
}

function mayQuote(unit: QuoteUnit, part: Part, context: PlanContext): boolean {
  if (!standsAlone(unit) || unit.size > 220) return false;
  if (hasDose(unit.text) && !doseHolds(unit.text, unit.passage, context.asked)) return false;
  if (context.urgency !== "none" && (makesWait(unit) || soothes(unit))) return false;
  if (context.urgency !== "none" && isForLater(unit)) return false;
  // In an emergency only first aid: other things to do would read as another way.
  if (context.urgency === "emergency" && part.name === "what-you-can-do")
    return isFirstAid(unit, context);
  return true;
}

const isFirstAid = ({ passage, text }: QuoteUnit, { firstAidPages }: PlanContext): boolean =>
  firstAidPages.has(passage.documentId) || firstAid.test(text);

/** Stands on the page of an emergency, and is not for now. */
const isForLater = ({ passage, text }: QuoteUnit): boolean =>
  /: .*\b(prevent|living|ready|every day|treatment)\b/i.test(passage.heading) ||
  /^(to (avoid|prevent|lower)|after (a|an|the)|for people with)\b/i.test(text);

/** "Signs usually go within a few days": true of most, and no thing to read for one who must be seen soon. */
const soothes = ({ text }: QuoteUnit): boolean => soothing.test(text);
const soothing =
  /\b(mostly|usually|often|normally|generally|commonly|in (most|many)|most|many)\b[^.:]*\b(go(es)?|pass(es)?|lasts?|clears?|better|heals?|settles?|easy to treat|mild|without treatment|on (its|their) own|by (itself|themselves)|recovers?|get (over|well)|minor|(comes? from|caused by) (something common|a cold|wind))\b|^\W*(for|after|with|to (calm|ease|soothe)) (an? )?(mild|light|minor|small|slight|short)\b|\b(not (a )?(serious|dangerous)|no more than (a|two|three|some|\d+))\b/i;

const firstAid =
  /\b(emergency|ambulance|until help|cpr|recovery position|while you wait for help)\b/i;

function worth(unit: QuoteUnit, { question, found, asked }: PlanContext): number {
  const place = found.findIndex(({ id }) => id === unit.passage.id);
  const opening = contentSet(unit.text.split(/\s+/).slice(0, 3).join(" "));
  const unwanted = question.unwanted.size > 0 && coverage(question.unwanted, opening) > 0;
  const onTopic = [...asked.words].filter((word) => unit.words.has(word)).length;
  return (
    (place === -1 ? 0 : 0.5 / (place + 1)) +
    0.5 * coverage(question.words, unit.words) +
    0.5 * coverage(question.words, contentSet(unit.passage.heading)) +
    0.05 * Math.min(onTopic, 6) +
    (unit.passage.section === "what-it-is" ? 0.3 : 0) +
    (question.signs && /\b(signs?|symptoms?)\b/i.test(unit.text) ? 0.3 : 0) +
    (question.howTo && /^[-*] /m.test(unit.text) ? 0.2 : 0) -
    (unwanted ? 2 : 0) -
    (unit.size > 120 ? 0.5 : 0)
  );
}
