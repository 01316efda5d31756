/** Answers without a model: how many are found, held by their sources, and plain enough to read. */
import type { AnswerFigures } from "#contracts/safety-card.ts";
import type { Library } from "#library/library.ts";
import { readingGrade } from "#library/reading-level.ts";
import { triage } from "#safety/triage.ts";
import { libraryAnswer } from "#worker/grounding/library-answer.ts";

const target = 8;

export async function answerFigures(
  library: Library,
  questions: readonly string[],
  change: (text: string) => string,
): Promise<AnswerFigures> {
  const figures = { answered: 0, right: 0, claims: 0 };
  const grades: number[] = [];
  for (const question of questions) {
    const { text, sources, verdicts } = await answerOf(library, change(question));
    if (sources === 0) continue;
    figures.answered += 1;
    figures.claims += verdicts.filter((verdict) => verdict !== "no claim").length;
    figures.right += verdicts.filter((verdict) => verdict === "found in source").length;
    grades.push(Math.round(readingGrade(text.replace(/\s?\[\d+\]/g, "")) * 10) / 10);
  }
  grades.sort((a, b) => a - b);
  return {
    questions: questions.length,
    answered: figures.answered,
    sentences: { right: figures.right, n: figures.claims },
    medianGrade: grades[Math.floor(grades.length / 2)] ?? null,
    gradeEightOrBelow: {
      right: grades.filter((grade) => grade <= target).length,
      n: grades.length,
    },
  };
}

async function answerOf(library: Library, question: string) {
  const found = triage({ messages: [{ text: question, at: 0 }], now: 0 });
  const passages = await library.search(question, { limit: 12, floor: true });
  const related = (documentId: string) => library.document(documentId);
  const answer = { text: "", sources: 0, verdicts: [] as string[] };
  for await (const part of libraryAnswer({ question, triage: found, passages, related })) {
    if (part.type === "reply-delta") answer.text += part.text;
    if (part.type === "reply-source") answer.sources += 1;
    if (part.type === "reply-check") answer.verdicts.push(part.verdict);
  }
  return answer;
}
