import { BookOpenText, House, Siren, Stethoscope } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { StepButtons } from "./step-buttons.tsx";

const points = [
  { icon: BookOpenText, text: t("welcome:what.is") },
  { icon: Siren, text: t("welcome:what.emergencies") },
  { icon: Stethoscope, text: t("welcome:what.isNot") },
  { icon: House, text: t("welcome:what.keeps") },
];

export function WhatItIsStep({ onNext }: { onNext(): void }) {
  return (
    <>
      <ul className="grid gap-3">
        {points.map(({ icon: Icon, text }) => (
          <li key={text} className="flex gap-3 text-note">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ul>
      <StepButtons>
        <Button onClick={onNext}>{t("welcome:steps.next")}</Button>
      </StepButtons>
    </>
  );
}
