import { type ReactNode, useEffect, useRef, useState } from "react";
import type { User } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { AboutYouStep } from "./about-you-step.tsx";
import { CountryStep } from "./country-step.tsx";
import { ModelStep } from "./model-step.tsx";
import { WhatItIsStep } from "./what-it-is-step.tsx";

const stepNames = ["what", "country", "last"] as const;
type StepName = (typeof stepNames)[number];
export type StepProps = { onNext(): void; onBack(): void };

type WelcomeStepsProps = { me: User; onEnd(): void };

/** What it is; your country; and then, for whoever runs the server, a model; for everybody else, about you. */
export function WelcomeSteps({ me, onEnd }: WelcomeStepsProps) {
  const [at, setAt] = useState(0);
  const heading = useFocusOnChange(at);
  const name: StepName = stepNames[at] ?? "last";
  const moves = {
    onNext: () => (at + 1 < stepNames.length ? setAt(at + 1) : onEnd()),
    onBack: () => setAt(at - 1),
  };
  const steps: Record<StepName, { title: string; body: ReactNode }> = {
    what: { title: t("welcome:what.title"), body: <WhatItIsStep {...moves} /> },
    country: { title: t("welcome:country.title"), body: <CountryStep {...moves} /> },
    last:
      me.role === "operator"
        ? { title: t("welcome:model.title"), body: <ModelStep {...moves} /> }
        : { title: t("welcome:about.title"), body: <AboutYouStep {...moves} /> },
  };
  const { title, body } = steps[name];
  return (
    <section
      aria-label={t("welcome:steps.name")}
      data-welcome-step={at + 1}
      className="rounded-card border border-line bg-surface p-5 sm:p-6"
    >
      <div className="-mt-1 flex items-center justify-between gap-3">
        <p className="text-small text-soft">
          {t("welcome:steps.count", { at: at + 1, all: stepNames.length })}
        </p>
        <Button look="plain" className="-me-3" onClick={onEnd}>
          {t("welcome:steps.skip")}
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1} className="text-heading font-bold outline-none">
        {title}
      </h2>
      <div className="mt-3 grid gap-4">{body}</div>
    </section>
  );
}

/** The next step is read out, and a keyboard goes on from its beginning; the first one takes no focus away. */
function useFocusOnChange(at: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current !== at) heading.current?.focus();
    shown.current = at;
  }, [at]);
  return heading;
}
