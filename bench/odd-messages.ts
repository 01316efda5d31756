/**
 * How long triage takes: `node bench/odd-messages.ts [count] [--cold]`, after the warm-up of a gateway that has just begun to
 * listen; `--cold` leaves it out. Ordinary questions, messages of 4,000 characters (one sentence
 * over and over, and the vignettes one after the other), with a profile and without, and odd messages. What counts is the
 * smaller of processor and wall time: a busy machine lengthens the one, the compiler's and collector's own threads the other.
 * Beside it, the time of a plain loop, so that two machines can be compared.
 */
import { parseArgs } from "node:util";
import { profileSchema } from "#contracts/profile.ts";
import { warmUpSteps } from "#gateway/warm-up-triage.ts";
import { triageWithProfiles } from "#safety/person/triage-with-profiles.ts";
import { heldOut } from "#tests/safety/held-out.ts";
import { oddMessages } from "#tests/safety/odd-messages.ts";

const longest = 4000;
const sentence =
  "I have had a bad cough and fever since Monday, no chest pain, and my 3 year old threw up twice; what should I do? ";
const ordinary = [
  "can i take ibuprofen with zyrtec",
  "i have a sore throat and a runny nose since yesterday",
  "My knee hurts when I climb stairs, what could it be?",
  "is it normal that my ears pop on a plane",
];
const profile = profileSchema.parse({
  yearOfBirth: 1950,
  sex: "male",
  conditions: ["diabetes", "angina"],
  medicines: ["warfarin 5 mg", "metformin"],
  allergies: ["peanuts: anaphylaxis"],
});

function spent(run: () => unknown): number {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  run();
  const took = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  return Math.min((user + system) / 1000, took);
}

const weigh = (text: string, known = false) =>
  spent(() =>
    triageWithProfiles({
      messages: [{ text, at: 0 }],
      profile: known ? profile : null,
      now: 0,
    }),
  );

/** The collector's and the compiler's time falls on whichever message comes then: what was slow is measured again. */
const again = (text: string): number => Math.min(weigh(text), weigh(text), weigh(text));

function report(name: string, texts: readonly string[], known = false): void {
  const took = texts.map((text) => weigh(text, known)).sort((a, b) => a - b);
  const slow = texts.filter((text) => weigh(text) > 20).filter((text) => again(text) > 20).length;
  const at = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(2);
  console.log(
    `${name}: n ${took.length}, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, over 20 ms each time: ${slow}`,
  );
}

function plainLoop(): number {
  let sum = 0;
  const took = spent(() => {
    for (let i = 0; i < 10_000_000; i += 1) sum = (sum * 31 + i) | 0;
  });
  return sum === 0 ? 0 : took;
}

/** Every one begins with another vignette. */
function storiesOfMany(): string[] {
  const said = heldOut.map(({ messages }) => messages.join(" "));
  const endless = [...said, ...said].join("\n");
  let from = 0;
  return said.map((text) => {
    const start = from;
    from += text.length + 1;
    return endless.slice(start, start + longest);
  });
}

const repeat = (texts: readonly string[], times: number) =>
  Array.from({ length: times }, () => texts).flat();
const { values, positionals } = parseArgs({
  options: { cold: { type: "boolean", default: false } },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 10_000);
function warmUp(): void {
  const before = performance.now();
  for (const _ of warmUpSteps());
  console.log(`warm-up: ${(performance.now() - before).toFixed(0)} ms`);
}
const one = repeat([sentence.repeat(40).slice(0, longest)], 1000);
const many = repeat(storiesOfMany(), 3);
if (!values.cold) warmUp();
report("4,000 characters of many people, each for the first time", many.slice(0, 320));
report("4,000 characters, the first 200", one.slice(0, 200));
report("ordinary questions", repeat(ordinary, 1000));
report("4,000 characters", one);
report("4,000 characters, with a profile", one, true);
report("4,000 characters of many people", many);
report("4,000 characters of many people, with a profile", many, true);
report("odd messages", oddMessages(count));
const loops = [plainLoop(), plainLoop(), plainLoop()];
console.log(`ten million turns of a plain loop: ${Math.min(...loops).toFixed(1)} ms`);
