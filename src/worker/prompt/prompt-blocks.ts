/** What is known about one question, as blocks of data in which no text can pretend to be a block itself. */
import type { Passage } from "#contracts/passage.ts";
import type { Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";

/** A passage with the number under which the model may cite it. */
export type NumberedPassage = { n: number; passage: Passage; pastReview: boolean };

export function passagesBlock(passages: readonly NumberedPassage[]): string {
  if (passages.length === 0) return "<passages>none was found</passages>";
  const blocks = passages.map(({ n, passage, pastReview }) => {
    const attributes = {
      id: String(n),
      title: passage.title,
      heading: passage.heading,
      publisher: passage.publisher,
      ...(passage.writtenOn === null ? {} : { written: passage.writtenOn }),
      ...(pastReview ? { "past-review": "true" } : {}),
    };
    return element("passage", attributes, passage.text);
  });
  return `<passages>\n${blocks.join("\n")}\n</passages>`;
}

export function triageBlock(triage: Triage, language: string): string {
  const attributes = {
    disposition: triage.disposition ?? "none",
    ...(triage.withinHours === null ? {} : { "within-hours": String(triage.withinHours) }),
    language,
  };
  const lines = [
    ...triage.rules.map(
      ({ title, disposition, guidance }) => `Rule (${disposition}): ${title}. ${guidance}`,
    ),
    ...triage.numbers.map(({ label, number }) => `Number: ${label} ${number}`),
    ...triage.questions.map(({ text }) => `Question asked for you: ${text}`),
  ];
  return element("triage", attributes, lines.length === 0 ? "no rule fired" : lines.join("\n"));
}

/** Null when nothing is known of the one whom the question is about. `year` is the present one. */
export function profileBlock(profile: Profile | null, year: number): string | null {
  if (profile === null) return null;
  const { yearOfBirth, birthDate, weight, sex, pregnant, dueDate } = profile;
  const { conditions, medicines, allergies } = profile;
  const facts = [
    yearOfBirth == null ? null : `Age: about ${year - yearOfBirth}`,
    birthDate == null ? null : `Born on: ${birthDate}`,
    weight == null ? null : `Weight: ${weight.kg} kg, measured on ${weight.measuredOn}`,
    sex == null ? null : `Sex: ${sex}`,
    pregnant == null ? null : `Pregnant: ${pregnant ? "yes" : "no"}`,
    dueDate == null ? null : `Baby due on: ${dueDate}`,
    listed("Conditions", conditions),
    listed("Medicines", medicines),
    listed("Allergies", allergies),
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : element("profile", {}, facts.join("\n"));
}

/** Characters: longer than an answer of one screen, and short enough for a small window. */
const longestEarlierAnswer = 2500;

/** Null when no answer is to be said more simply. */
export function earlierAnswerBlock(answer: string | null): string | null {
  return answer === null
    ? null
    : element("earlier-answer", {}, answer.slice(0, longestEarlierAnswer));
}

export function questionBlock(question: string): string {
  return element("question", {}, question);
}

function listed(name: string, values: readonly string[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : `${name}: ${values.join(", ")}`;
}

function element(name: string, attributes: Record<string, string>, text: string): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(value)}"`,
  );
  return `<${name}${written.join("")}>\n${escapeText(text)}\n</${name}>`;
}

/** So that text can't close its block or open another. */
export function escapeText(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
