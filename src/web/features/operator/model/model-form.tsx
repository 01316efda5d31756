import { type FormEvent, useId, useState } from "react";
import { type ModelProvider, runsAt } from "#contracts/model-choice.ts";
import type { OperatorModel } from "#contracts/operator-model.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { SelectField } from "../../../components/select-field.tsx";
import { RequestFailure, sentenceFor } from "../../../http/request-failure.ts";
import { t } from "../../../language/t.ts";
import { Section } from "../../security/section.tsx";
import { useChooseModel, useTestModel } from "../requests/model.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import {
  bodyOf,
  type DraftFaults,
  draftOf,
  faultsIn,
  type ModelDraft,
  placeIn,
  withProvider,
} from "./model-draft.ts";
import { ModelTestResult } from "./model-test-result.tsx";

type ModelFormProps = {
  saved: OperatorModel["saved"];
  /** Once it is chosen. */
  onSaved?: () => void;
};

/** Connects a model: typed, tried, and then chosen. */
export function ModelForm({ saved, onSaved }: ModelFormProps) {
  const [draft, setDraft] = useState(() => draftOf(saved));
  const [faults, setFaults] = useState<DraftFaults>({});
  const choose = useChooseModel();
  const test = useTestModel();
  const formId = useId();

  function change(next: ModelDraft) {
    setDraft(next);
    setFaults({});
    test.reset();
    choose.reset();
  }
  function check(needsModel: boolean): boolean {
    const found = faultsIn(draft, saved, needsModel);
    setFaults(found);
    return Object.keys(found).length === 0;
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!check(true)) return;
    const onSuccess = () => {
      setDraft({ ...draft, key: "" });
      onSaved?.();
    };
    choose.mutate(bodyOf(draft, saved), { onSuccess });
  }
  const refusal = choose.error ?? test.error;
  return (
    <Section
      title={saved ? t("operator:model.form.change") : t("operator:model.form.connect")}
      about={t("operator:model.form.about")}
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-5">
        <SelectField<ModelProvider>
          label={t("operator:model.form.provider")}
          value={draft.provider}
          options={providerNames}
          onChange={(provider) =>
            change(provider === saved?.provider ? draftOf(saved) : withProvider(provider))
          }
        />
        <ConnectionFields
          draft={draft}
          saved={saved}
          faults={{ ...faults, ...(needsKeyAgain(refusal) && { key: keyAgain }) }}
          onChange={change}
        />
        <WarnAway draft={draft} />
        <div className="flex flex-wrap gap-3">
          <Button
            look="quiet"
            disabled={test.isPending}
            onClick={() => {
              if (check(false)) test.mutate(bodyOf(draft, saved));
            }}
          >
            {testName(test.isPending, draft)}
          </Button>
          <Button type="submit" disabled={choose.isPending}>
            {choose.isPending ? t("operator:model.form.saving") : t("operator:model.form.save")}
          </Button>
        </div>
        {refusal && !needsKeyAgain(refusal) ? (
          <Notice kind="fault">{sentenceFor(refusal)}</Notice>
        ) : null}
        {choose.isSuccess ? <Notice>{t("operator:model.form.saved")}</Notice> : null}
        {test.data ? (
          <ModelTestResult
            key={test.data.id}
            id={test.data.id}
            onPick={(model) => change({ ...draft, model })}
          />
        ) : null}
      </form>
    </Section>
  );
}

const providerNames: Record<ModelProvider, string> = {
  ollama: t("operator:model.form.providers.ollama"),
  "openai-compatible": t("operator:model.form.providers.openai-compatible"),
  openai: t("operator:model.form.providers.openai"),
  anthropic: t("operator:model.form.providers.anthropic"),
  google: t("operator:model.form.providers.google"),
};

const keyAgain = t("operator:model.form.keyAgain");

/** The one thing that only the server can know: the saved key is for somewhere else. */
function needsKeyAgain(refusal: Error | null): boolean {
  const errors = refusal instanceof RequestFailure ? refusal.problem?.errors : undefined;
  return errors?.some(({ pointer }) => pointer === "/key") ?? false;
}

function testName(isPending: boolean, { model }: ModelDraft): string {
  if (isPending) return t("operator:model.form.testing");
  return model.trim() === "" ? t("operator:model.form.seeModels") : t("operator:model.form.test");
}

/** Said before anything is saved. */
function WarnAway({ draft }: { draft: ModelDraft }) {
  const place = placeIn(draft);
  if (place === null || runsAt(place) !== "elsewhere") return null;
  return <Notice>{t("operator:model.form.away")}</Notice>;
}
