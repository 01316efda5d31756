import { Suspense } from "react";
import { lazyPart } from "../../components/lazy-part.ts";
import { t } from "../../language/t.ts";
import { useMe } from "../auth/requests/me.ts";
import { DueCheckIns } from "./due-check-ins.tsx";

const FirstWelcome = lazyPart(() => import("../welcome/first-welcome.tsx"));

/** Each is answered by the library that comes with Healify: tests/flow/example-questions.test.ts asks them all. */
const examples = [
  t("welcome:example.throat"),
  t("welcome:example.bloodPressure"),
  t("welcome:example.child"),
  t("welcome:example.medicines"),
  t("welcome:example.burn"),
  t("welcome:example.sleep"),
];

type WelcomeProps = { onPick(example: string): void };

/** An empty chat: what to write, by example; before that, once, the first steps. */
export function Welcome({ onPick }: WelcomeProps) {
  const me = useMe();
  // A moment of nothing is calmer than examples that make room for something else.
  const isUnknown = me.isPending && me.fetchStatus === "fetching";
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-[48rem] flex-col justify-center px-5 py-8 sm:px-6">
        <DueCheckIns />
        <h1 className="text-hero font-bold tracking-tight">{t("welcome:title")}</h1>
        {me.data?.welcomed === false ? (
          <div className="mt-5">
            <Suspense>
              <FirstWelcome me={me.data} />
            </Suspense>
          </div>
        ) : (
          <>
            <p className="mt-3 max-w-[34rem] text-soft">{t("welcome:lead")}</p>
            {isUnknown ? null : <Examples onPick={onPick} />}
          </>
        )}
      </div>
    </div>
  );
}

function Examples({ onPick }: WelcomeProps) {
  return (
    <ul aria-label={t("welcome:examples")} className="mt-7 grid gap-2 sm:grid-cols-2">
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
  );
}
