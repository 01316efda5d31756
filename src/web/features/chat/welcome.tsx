import { DueCheckIns } from "./due-check-ins.tsx";

const examples = [
  "My throat has been sore for three days and it hurts to swallow",
  "How can I lower my blood pressure without medicine?",
  "My daughter is two and has a fever of 38.9 °C",
  "What are the signs of dehydration?",
] as const;

type WelcomeProps = { onPick(example: string): void };

/** An empty chat: what to write, by example. */
export function Welcome({ onPick }: WelcomeProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-[48rem] flex-col justify-center px-5 py-8 sm:px-6">
        <DueCheckIns />
        <h1 className="text-hero font-bold tracking-tight">What is going on?</h1>
        <p className="mt-3 max-w-[34rem] text-soft">
          Write it as you would tell a friend: what it is, since when, who it is about. Your words
          are checked for emergencies first.
        </p>
        <ul aria-label="Examples" className="mt-7 grid gap-2 sm:grid-cols-2">
          {examples.map((example) => (
            <li key={example}>
              <button
                type="button"
                onClick={() => onPick(example)}
                className="h-full min-h-14 w-full rounded-control border border-line bg-surface px-4 py-3 text-start text-note leading-snug transition-colors hover:border-accent hover:bg-accent-wash"
              >
                {example}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
