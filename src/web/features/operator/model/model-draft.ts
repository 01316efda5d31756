/** What is typed into the form, and what is wrong with it before anybody is asked. Pure. */
import {
  addressOf,
  type ModelProvider,
  modelAddressSchema,
  modelKeySchema,
  modelNameSchema,
  modelProviders,
  providerNeeds,
  runsAt,
} from "#contracts/model-choice.ts";
import type { OperatorModel } from "#contracts/operator-model.ts";
import { t } from "../../../language/t.ts";
import type { ModelBody } from "../requests/model.ts";

export type ModelDraft = { provider: ModelProvider; address: string; model: string; key: string };
type Saved = OperatorModel["saved"];
export type DraftFaults = Partial<Record<"address" | "model" | "key", string>>;

export function draftOf(saved: Saved): ModelDraft {
  if (saved === null) return withProvider("ollama");
  const { provider, model, address } = saved;
  return { provider, model, address: address ?? shownAddress(provider), key: "" };
}

/** Another provider has other models and another key. */
export function withProvider(provider: ModelProvider): ModelDraft {
  return { provider, address: shownAddress(provider), model: "", key: "" };
}

/** Local servers move about: their address is shown to be changed. */
function shownAddress(provider: ModelProvider): string {
  return isLocalKind(provider) ? (providerNeeds[provider].address ?? "") : "";
}

export const isLocalKind = (provider: ModelProvider): boolean => !providerNeeds[provider].key;

export function bodyOf(draft: ModelDraft, saved: Saved): ModelBody {
  const filled = (text: string) => (text.trim() === "" ? null : text.trim());
  const { provider, key } = draft;
  const address = addressIn(draft);
  const isSame = saved?.provider === provider && saved.address === address;
  return {
    provider,
    address,
    model: filled(draft.model),
    key: filled(key),
    keepKey: filled(key) === null && isSame && saved.hasKey,
  };
}

/** The provider's own address is not one of the operator's. */
function addressIn({ provider, address }: ModelDraft): string | null {
  const typed = address.trim();
  return typed === "" || typed === providerNeeds[provider].address ? null : typed;
}

/** The host that questions would go to; null while there is none. */
export function placeIn(draft: ModelDraft): string | null {
  const address = addressOf({ provider: draft.provider, address: addressIn(draft) });
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}

/** Without a model's name a server can be tried, not chosen. */
export function faultsIn(draft: ModelDraft, saved: Saved, needsModel: boolean): DraftFaults {
  const body = bodyOf(draft, saved);
  const address = faultInAddress(draft);
  const model = faultInModel(body, needsModel);
  const key = faultInKey(body);
  return { ...(address && { address }), ...(model && { model }), ...(key && { key }) };
}

function faultInAddress(draft: ModelDraft): string | null {
  const address = addressOf({ provider: draft.provider, address: addressIn(draft) });
  if (address === null) return t("operator:model.form.addressNeeded");
  if (!modelAddressSchema.safeParse(address).success) return t("operator:model.form.addressWrong");
  const { protocol, host } = new URL(address);
  const isInClear = protocol === "http:" && runsAt(host) === "elsewhere";
  return isInClear ? t("operator:model.form.addressInClear") : null;
}

function faultInModel({ model }: ModelBody, isNeeded: boolean): string | null {
  if (model === null) return isNeeded ? t("operator:model.form.modelNeeded") : null;
  return modelNameSchema.safeParse(model).success ? null : t("operator:model.form.modelWrong");
}

function faultInKey({ provider, key, keepKey }: ModelBody): string | null {
  if (key === null) {
    const isNeeded = modelProviders.some((one) => one === provider && providerNeeds[one].key);
    return isNeeded && !keepKey ? t("operator:model.form.keyMissing") : null;
  }
  return modelKeySchema.safeParse(key).success ? null : t("operator:model.form.keyWrong");
}
