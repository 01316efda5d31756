/**
 * How long triage takes: `node bench/odd-messages.ts [count]`. 10,000 odd messages, messages of 4,000 characters, and
 * ordinary questions. Time is processor time, so that a busy machine doesn't count.
 */
import { triage } from "#safety/triage.ts";
import { oddMessages } from "#tests/safety/odd-messages.ts";

const story =
  "I have had a bad cough and fever since Monday, no chest pain, and my 3 year old threw up twice; what should I do? ";
const ordinary = [
  "can i take ibuprofen with zyrtec",
  "i have a sore throat and a runny nose since yesterday",
  "My knee hurts when I climb stairs, what could it be?",
  "is it normal that my ears pop on a plane",
];

function spent(text: string): number {
  const before = process.cpuUsage();
  triage({ messages: [{ text, at: 0 }], now: 0 });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The garbage collector's and the compiler's time falls on whichever message comes then: what was slow is measured again. */
const again = (text: string): number => Math.min(spent(text), spent(text), spent(text));

function report(name: string, texts: readonly string[]): void {
  const took = texts.map(spent).sort((a, b) => a - b);
  const slow = texts.filter((text) => spent(text) > 20).filter((text) => again(text) > 20).length;
  const at = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(2);
  console.log(
    `${name}: n ${took.length}, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, over 20 ms each time: ${slow}`,
  );
}

const count = Number(process.argv[2] ?? 10_000);
const repeat = (texts: readonly string[], times: number) =>
  Array.from({ length: times }, () => texts).flat();
report("warm-up", repeat(ordinary, 500));
report("ordinary questions", repeat(ordinary, 1000));
report("4,000 characters", repeat([story.repeat(40).slice(0, 4000)], 1000));
report("odd messages", oddMessages(count));
