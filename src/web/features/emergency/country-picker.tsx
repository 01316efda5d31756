import { useId, useSyncExternalStore } from "react";
import { countrySchema, type HelpNumber } from "#contracts/triage.ts";
import { t } from "../../language/t.ts";
import { useNumberList } from "./use-numbers.ts";
import { chooseCountry, readPlace, subscribeToPlace } from "./where.ts";

type CountryPickerProps = {
  /** The numbers that stand above it, as they came; they may be those of somebody the person cares for. */
  shown?: readonly HelpNumber[];
};

/** Says for which country the numbers are, and changes it in one tap. */
export function CountryPicker({ shown = [] }: CountryPickerProps) {
  const id = useId();
  const place = useSyncExternalStore(subscribeToPlace, readPlace);
  const { data: list } = useNumberList();
  const named = shown.find(({ kind }) => kind === "emergency")?.country;
  const country =
    place.country ??
    list?.countries.find(({ name }) => name === named)?.code ??
    place.usual ??
    list?.countryOfTimeZone(place.timeZone) ??
    null;
  function choose(code: string) {
    const chosen = countrySchema.safeParse(code);
    if (chosen.success) chooseCountry(chosen.data);
  }
  return (
    // Its room is kept while the list is fetched, so that nothing moves under a finger.
    <div className="no-print mt-2 flex min-h-11 flex-wrap items-center gap-x-2 text-note">
      {list ? (
        <>
          <label htmlFor={id}>
            {country ? t("emergency:numbersFor") : t("emergency:whichCountry")}
          </label>
          <select
            id={id}
            value={country ?? ""}
            onChange={(event) => choose(event.target.value)}
            className="field-sizing-content min-h-11 max-w-full rounded-control bg-transparent text-input font-semibold underline underline-offset-4"
          >
            {country ? null : <option value="">{t("emergency:choose")}</option>}
            {list.countries.map(({ code, name }) => (
              <option key={code} value={code} className="bg-surface text-ink">
                {name}
              </option>
            ))}
          </select>
        </>
      ) : null}
    </div>
  );
}
