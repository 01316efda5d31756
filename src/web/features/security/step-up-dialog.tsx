import { useQueryClient } from "@tanstack/react-query";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { ProofForm } from "./proof-form.tsx";
import { stepUpPasskey, useProve, useStepUpMethods } from "./requests/step-up.ts";

/** Asks the person to show once more that it is them, before something that can't be taken back. */
export default function StepUpDialog({ onAnswer }: { onAnswer(proven: boolean): void }) {
  const methods = useStepUpMethods();
  const prove = useProve();
  const queries = useQueryClient();
  return (
    <Sheet open onClose={() => onAnswer(false)} side="middle" title={t("security:stepUp.title")}>
      <div className="grid gap-5 overflow-y-auto p-5 pt-2">
        <p className="text-note text-soft">{t("security:stepUp.why")}</p>
        {methods.error ? <Notice kind="fault">{sentenceFor(methods.error)}</Notice> : null}
        {methods.data ? (
          <ProofForm
            methods={methods.data.methods}
            act="confirm"
            passkeyOptions={stepUpPasskey}
            onProof={async (proof) => {
              await prove.mutateAsync(proof);
              void queries.invalidateQueries({ queryKey: ["devices"] });
              onAnswer(true);
            }}
          />
        ) : null}
      </div>
    </Sheet>
  );
}
