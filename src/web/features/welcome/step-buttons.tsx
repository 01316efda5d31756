import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";

type StepButtonsProps = { onBack?: () => void; children: ReactNode };

/** Back at the start of the row, the way on at its end: at the thumb. */
export function StepButtons({ onBack, children }: StepButtonsProps) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {onBack ? (
        <Button look="plain" className="me-auto -ms-3" onClick={onBack}>
          {t("welcome:steps.back")}
        </Button>
      ) : null}
      {children}
    </div>
  );
}
