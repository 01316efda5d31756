import type { Triage } from "#contracts/triage.ts";

/** What the rules would ask next: an answer to one of these may change how soon the person should be seen. */
export function OpenQuestions({ triage }: { triage: Triage }) {
  if (triage.questions.length === 0 || triage.fixedText !== null) return null;
  return (
    <section className="rounded-card border border-line bg-surface px-4 py-3.5 text-note">
      <h3 className="font-bold">It would help to know</h3>
      <ul className="mt-1.5 list-disc space-y-1 ps-5 marker:text-soft">
        {triage.questions.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="mt-2 text-small text-soft">
        Write your answer below. It can change how soon you should be seen.
      </p>
    </section>
  );
}
