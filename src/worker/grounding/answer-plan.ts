/** Decides what a library answer quotes, and under which headings, before a word of it is written. */
import type { Passage, PassageSection } from "#contracts/passage.ts";
import { hasDose } from "./amounts.ts";
import { contentSet, coverage } from "./content-words.ts";
import { type Asked, doseHolds } from "./dose-fit.ts";
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
  for (const part of partsOf(passages, context)) {
    const candidates = passages.filter(({ section }) => part.sections.includes(section));
    const units =
      part.name === "when-to-get-help"
        ? wholeHelp(candidates, context)
        : pickUnits(candidates, part, context, said);
    said.push(...units);
    if (units.length > 0) groups.push({ heading: part.heading, units });
  }
  return groups;
}

/** A screen: about 300 words, of which "when to get help" takes what it needs. */
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
    words: 70,
  };
  const can: Part = {
    name: "what-you-can-do",
    heading: "What you can do now",
    sections: doing,
    words: 120,
  };
  if (context.urgency === "emergency") {
    return [
      help,
      { ...can, heading: "While help is on the way", words: 80 },
      { ...maybe, words: 50 },
    ];
  }
  if (context.urgency === "urgent") {
    return [help, maybe, { ...can, heading: "Until you are seen", words: 80 }];
  }
  const { howTo } = context.question;
  if (context.describesProblem && !howTo) return [maybe, can, help];
  const lead = leadOf(passages, context);
  const led = lead.sections[0];
  if (led !== "medicine" && (howTo || led === "what-you-can-do"))
    return [{ ...can, words: 180 }, help];
  return [lead, { ...can, words: 70 }, help];
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
  passages: readonly Passage[],
  part: Part,
  context: PlanContext,
  said: readonly QuoteUnit[],
): QuoteUnit[] {
  const candidates = passages.flatMap(unitsOf).filter((unit) => mayQuote(unit, part, context));
  // A page says the most useful thing first.
  const worths = new Map(
    candidates.map((unit, i) => [unit, worth(unit, context) + 0.4 / (i + 1)] as const),
  );
  const ranked = candidates.toSorted((a, b) => (worths.get(b) ?? 0) - (worths.get(a) ?? 0));
  const picked: QuoteUnit[] = [];
  let room = part.words;
  for (const unit of ranked) {
    if (repeats(unit, [...said, ...picked])) continue;
    // Never cut: the first may be twice as long as the part, so that there is something under its heading.
    if (unit.size > (picked.length > 0 ? room : 2 * part.words)) continue;
    picked.push(unit);
    room -= unit.size;
  }
  return candidates.filter((unit) => picked.includes(unit));
}

function mayQuote(unit: QuoteUnit, part: Part, context: PlanContext): boolean {
  if (!standsAlone(unit) || unit.size > 220) return false;
  if (hasDose(unit.text) && !doseHolds(unit.text, unit.passage, context.asked)) return false;
  if (context.urgency !== "none" && makesWait(unit)) return false;
  // In an emergency only first aid: other things to do would read as another way.
  if (context.urgency === "emergency" && part.name === "what-you-can-do")
    return firstAid.test(unit.text);
  return true;
}
const firstAid =
  /\b(emergency|ambulance|until help|cpr|recovery position|while you wait for help)\b/i;

function worth(unit: QuoteUnit, { question, found, asked }: PlanContext): number {
  const place = found.findIndex(({ id }) => id === unit.passage.id);
  const opening = contentSet(unit.text.split(/\s+/).slice(0, 3).join(" "));
  const unwanted = question.unwanted.size > 0 && coverage(question.unwanted, opening) > 0;
  const onTopic = [...asked.words].filter((word) => unit.words.has(word)).length;
  return (
    (place === -1 ? 0 : 1 / (place + 1)) +
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
