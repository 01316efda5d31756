/**
 * Everyday questions, each number another one: a complaint that the starter library knows, for how long, what the
 * person adds, and what they ask. None describes an emergency: those get a fixed text and no model at all.
 */
import { complaints } from "./complaints.ts";

const since = [
  ...["since this morning", "since yesterday", "since last night", "since the weekend"],
  ...["for two days now", "for three days now", "for four days", "for five days"],
  ...["for about a week", "for almost two weeks", "on and off this week", "on and off this month"],
  ...["since I came back from holiday", "since Monday", "since I changed jobs", "every evening"],
  ...["most mornings", "since I moved house", "every few days", "since the last cold"],
];
const aside = [
  ...["I work at a desk all day.", "I am otherwise well.", "I am 34 and take no medicines."],
  ...["I sleep badly at the moment.", "My partner had the same.", "It is worse in the evening."],
  ...["It is a bit better today.", "I have had this before.", "I drink enough, I think."],
  ...["I cycle to work.", "My mother says it is nothing.", "I have two small children."],
  ...["I am 52.", "I am 27.", "I am 61 and retired.", "I have not tried anything yet."],
  ...["I am a nurse on night shifts.", "I run twice a week.", "It comes and goes."],
];
const asked = [
  ...["What can I do at home?", "What helps?", "What usually causes it?", "Is that normal?"],
  ...["How long does it take to pass?", "Which food is good for it?", "How can I prevent it?"],
  ...["What should I look out for?", "Can I still exercise?", "What would a pharmacist suggest?"],
  ...["Does it need treatment?", "Is it catching?", "What makes it worse?"],
];
const openings = [
  "",
  "Hello, ",
  "Hi, ",
  "Good evening, ",
  "Quick question: ",
  "Sorry to ask, but ",
];

/** Neighbouring numbers differ in their complaint; all of them together are every combination once. */
export const questionCount =
  complaints.length * since.length * aside.length * asked.length * openings.length;

export function questionText(number: number): string {
  let rest = number % questionCount;
  const take = (list: readonly string[]) => {
    const item = list[rest % list.length] ?? "";
    rest = Math.floor(rest / list.length);
    return item;
  };
  const complaint = take(complaints);
  const question = take(asked);
  const time = take(since);
  const remark = take(aside);
  return `${take(openings)}${complaint} ${time}. ${remark} ${question}`;
}
