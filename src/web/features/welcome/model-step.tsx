import { Suspense, useState } from "react";
import { Button } from "../../components/button.tsx";
import { neededPart } from "../../components/needed-part.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useModel } from "../operator/requests/model.ts";
import { StepUpProvider } from "../security/step-up-provider.tsx";
import { StepButtons } from "./step-buttons.tsx";
import type { StepProps } from "./welcome-steps.tsx";

const ModelForm = neededPart(async () => ({
  default: (await import("../operator/model/model-form.tsx")).ModelForm,
}));

/** For whoever runs the server: what writes the answers now, and another one, tried before it is chosen. */
export function ModelStep({ onNext, onBack }: StepProps) {
  const { data: model, error } = useModel();
  const [isConnecting, setIsConnecting] = useState(false);
  const connected = model?.inUse.find(({ place }) => place !== null)?.id;
  const isSetElsewhere = model?.inUse.some(({ chosenBy }) => chosenBy === "environment") ?? true;
  return (
    <>
      <p className="text-note wrap-anywhere">
        {connected
          ? t("welcome:model.connected", { model: connected })
          : t("welcome:model.library")}
      </p>
      <p className="text-note text-soft">{t("welcome:model.operator")}</p>
      {error ? <Notice kind="fault">{sentenceFor(error)}</Notice> : null}
      {isConnecting && model ? (
        <StepUpProvider>
          <Suspense>
            <ModelForm saved={model.saved} />
          </Suspense>
        </StepUpProvider>
      ) : null}
      <StepButtons onBack={onBack}>
        {isSetElsewhere || isConnecting || connected ? null : (
          <Button look="quiet" onClick={() => setIsConnecting(true)}>
            {t("welcome:model.connect")}
          </Button>
        )}
        <Button onClick={onNext}>{t("welcome:steps.done")}</Button>
      </StepButtons>
    </>
  );
}
