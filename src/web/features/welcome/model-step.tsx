import { Button, ButtonLink } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { StepButtons } from "./step-buttons.tsx";
import type { StepProps } from "./welcome-steps.tsx";

/** For whoever runs the server: what may write the answers, and where it is connected and tried. */
export function ModelStep({ onNext, onBack }: StepProps) {
  return (
    <>
      <p className="text-note">{t("welcome:model.library")}</p>
      <p className="text-note text-soft">{t("welcome:model.operator")}</p>
      <StepButtons onBack={onBack}>
        <Button look="plain" onClick={onNext}>
          {t("welcome:model.without")}
        </Button>
        <ButtonLink to="/operator/model" onClick={onNext}>
          {t("welcome:model.connect")}
        </ButtonLink>
      </StepButtons>
    </>
  );
}
