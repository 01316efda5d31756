import { Phone } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { type Country, countrySchema } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { t } from "../../language/t.ts";
import { useNumberList } from "../emergency/use-numbers.ts";
import { chooseCountry, readPlace, subscribeToPlace } from "../emergency/where.ts";
import { useProfile } from "../profile/requests/get-profile.ts";
import { usePutProfile } from "../profile/requests/put-profile.ts";
import { likelyCountry } from "./likely-country.ts";
import { StepButtons } from "./step-buttons.tsx";
import type { StepProps } from "./welcome-steps.tsx";

/** Kept on this device, where the card reads it, and in the profile, for the other devices. */
export function CountryStep({ onNext, onBack }: StepProps) {
  const { data: list } = useNumberList();
  const place = useSyncExternalStore(subscribeToPlace, readPlace);
  const profile = useProfile();
  const put = usePutProfile();
  const [chosen, setChosen] = useState<Country | null>(null);
  if (!list) return null;
  const likely = likelyCountry(list, place, profile.data?.country ?? null);
  const country = chosen ?? likely.country;
  const numbers = list.numbersFor({ country, timeZone: null }, ["emergency"]);
  function goOn() {
    if (country) chooseCountry(country);
    // What could not be saved stays on this device, and can be said again under About you.
    if (country && profile.data && profile.data.country !== country)
      put.mutate({ ...profile.data, country });
    onNext();
  }
  const names = list.countries.map(({ code, name }) => [code, name]);
  const none = country ? {} : { "": t("welcome:country.choose") };
  const options: Record<string, string> = { ...none, ...Object.fromEntries(names) };
  return (
    <>
      <p className="text-note text-soft">{t("welcome:country.why")}</p>
      <div>
        <SelectField<string>
          label={t("welcome:country.label")}
          value={country ?? ""}
          options={options}
          onChange={(code) => setChosen(countrySchema.safeParse(code).data ?? null)}
        />
        {chosen === null && country ? <HowKnown by={likely.by} /> : null}
      </div>
      <div className="rounded-control border border-line bg-sunken px-4 py-3">
        <p className="text-small text-soft">{t("welcome:country.number")}</p>
        <p className="mt-1 flex items-center gap-2.5 text-title font-bold">
          <Phone aria-hidden className="size-6 shrink-0" />
          <bdi>{numbers.map(({ number }) => number).join(" / ")}</bdi>
        </p>
      </div>
      <StepButtons onBack={onBack}>
        <Button onClick={goOn}>{t("welcome:steps.next")}</Button>
      </StepButtons>
    </>
  );
}

function HowKnown({ by }: { by: "chosen" | "clock" | "language" }) {
  if (by === "chosen") return null;
  return (
    <p className="mt-1.5 text-small text-soft">
      {by === "clock" ? t("welcome:country.guessed") : t("welcome:country.guessedByLanguage")}
    </p>
  );
}
