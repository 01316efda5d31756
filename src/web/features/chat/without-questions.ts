import type { Triage } from "#contracts/triage.ts";

const section = /(?:^|\n\n)## Please tell me\n\n(- [^\n]*(?:\n- [^\n]*)*)/;

/** An answer's list of our own questions, left out where they stand below it with buttons. */
export function withoutQuestions(text: string, questions: Triage["questions"]): string {
  const asked = new Set(questions.map((question) => question.text));
  return text.replace(section, (whole, list: string) => {
    const items = list.split("\n");
    return items.every((item) => asked.has(item.slice(2).trim())) ? "" : whole;
  });
}
