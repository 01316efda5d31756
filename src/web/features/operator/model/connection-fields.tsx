import { providerNeeds } from "#contracts/model-choice.ts";
import type { OperatorModel } from "#contracts/operator-model.ts";
import { TextField } from "../../../components/text-field.tsx";
import { t } from "../../../language/t.ts";
import { type DraftFaults, isLocalKind, type ModelDraft } from "./model-draft.ts";

type ConnectionFieldsProps = {
  draft: ModelDraft;
  saved: OperatorModel["saved"];
  faults: DraftFaults;
  onChange(draft: ModelDraft): void;
};

/** No browser shall offer a password of its own for the key, or complete an address. */
const plain = {
  autoComplete: "off",
  autoCapitalize: "off",
  spellCheck: false,
  dir: "ltr",
} as const;

export function ConnectionFields({ draft, saved, faults, onChange }: ConnectionFieldsProps) {
  const { provider } = draft;
  return (
    <>
      <TextField
        label={t("operator:model.form.address")}
        hint={addressHint(draft)}
        fault={faults.address ?? null}
        inputMode="url"
        placeholder={providerNeeds[provider].address ?? ""}
        value={draft.address}
        onChange={(event) => onChange({ ...draft, address: event.target.value })}
        {...plain}
      />
      <TextField
        label={t("operator:model.form.key")}
        hint={keyHint(draft, saved)}
        fault={faults.key ?? null}
        type="password"
        value={draft.key}
        onChange={(event) => onChange({ ...draft, key: event.target.value })}
        {...plain}
        autoComplete="new-password"
      />
      <TextField
        label={t("operator:model.form.model")}
        hint={t("operator:model.form.modelHint")}
        fault={faults.model ?? null}
        value={draft.model}
        onChange={(event) => onChange({ ...draft, model: event.target.value })}
        {...plain}
      />
    </>
  );
}

function addressHint({ provider }: ModelDraft): string {
  if (provider === "ollama" || provider === "openai-compatible") {
    return t(`operator:model.form.addressHint.${provider}`);
  }
  return t("operator:model.form.addressHint.hosted");
}

function keyHint({ provider }: ModelDraft, saved: OperatorModel["saved"]): string {
  if (saved?.provider === provider && saved.hasKey) {
    return saved.keyEnds === null
      ? t("operator:model.form.keySaved")
      : t("operator:model.form.keySavedEnds", { ends: saved.keyEnds });
  }
  return isLocalKind(provider)
    ? t("operator:model.form.keyOptional")
    : t("operator:model.form.keyNeeded");
}
