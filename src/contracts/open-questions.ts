/**
 * The section at an answer's end that asks the person back. Only the worker writes it, out of the rules' questions and
 * of those that a model proposed and that passed its checks; the web app shows the same as buttons.
 */

const heading = "## Please tell me";
const section = /(?:^|\n\n)## Please tell me\n\n(- [^\n]*(?:\n- [^\n]*)*)/;

/** Empty for no questions. */
export function writeOpenQuestions(questions: readonly string[]): string {
  return questions.length === 0
    ? ""
    : `${heading}\n\n${questions.map((text) => `- ${text}`).join("\n")}`;
}

/** What the answer asks, in its order; empty where it asks nothing. */
export function readOpenQuestions(answer: string): string[] {
  const list = section.exec(answer)?.[1];
  return list === undefined ? [] : list.split("\n").map((item) => item.slice(2).trim());
}

export function withoutOpenQuestions(answer: string): string {
  return answer.replace(section, "");
}

/** Whether a line of a model would be read as the section's heading, however it is written. */
export function isOpenQuestionsHeading(line: string): boolean {
  return /^[\s#*_>]*please\s+tell\s+me[\s:*_.]*$/i.test(line);
}
