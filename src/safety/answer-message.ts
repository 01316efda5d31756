/**
 * What a client sends when a person answers one of our questions: the question, then the answer as a sentence, so that
 * it reads naturally and triage reads both together.
 * @param answer "yes", "no", one of the question's options, or the person's own words
 */
export function answerMessage(question: string, answer: string): string {
  const words = answer.trim();
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return `${question} ${/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`}`;
}
