import { useSyncExternalStore } from "react";
import { Link } from "react-router";
import type { HelpNumber } from "#contracts/triage.ts";
import { Logo } from "../../components/logo.tsx";
import { t } from "../../language/t.ts";
import { CallButton } from "./call-button.tsx";
import { CheckWords } from "./check-words.tsx";
import { CountryPicker } from "./country-picker.tsx";
import { useNumberList } from "./use-numbers.ts";
import { readPlace, subscribeToPlace } from "./where.ts";

const kinds = ["emergency", "crisis", "poison", "violence", "child", "advice"] as const;

/** Every number of one's country, for everybody: signed in or not, with a connection or without. */
export default function EmergencyPage() {
  const { country, usual, timeZone } = useSyncExternalStore(subscribeToPlace, readPlace);
  const place = { country: country ?? usual, timeZone };
  const { data: list, isError } = useNumberList();
  const numbers = list?.numbersFor(place, kinds) ?? [];
  const known = list ? list.countriesFor(place).length > 0 : true;
  return (
    <div className="flex min-h-dvh flex-col px-5 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(2rem,env(safe-area-inset-bottom))]">
      <header>
        <Link to="/" aria-label={t("emergency:back")} className="inline-flex min-h-11 items-center">
          <Logo />
        </Link>
      </header>
      <main className="mx-auto w-full max-w-measure py-6">
        <h1 className="text-title font-bold tracking-tight">{t("emergency:pageTitle")}</h1>
        <p className="mt-1 text-note text-soft">
          {known
            ? t(keptHere() ? "emergency:pageKept" : "emergency:pageLead")
            : t("emergency:pageUnknown")}
        </p>
        {isError ? (
          <p role="alert" className="mt-3 font-bold">
            {t("shared:emergencyElsewhere")}
          </p>
        ) : null}
        <CountryPicker />
        <NumberLists numbers={numbers} complete={known && list !== undefined} />
        <CheckWords />
        {list ? (
          <p className="mt-8 text-small text-soft">
            {t("emergency:numbersNote", {
              source: list.emergencySource.title,
              readOn: list.emergencySource.readOn,
              writtenOn: list.helpLinesWrittenOn,
            })}
          </p>
        ) : null}
      </main>
    </div>
  );
}

/** Whether the page will open without a connection, too. */
function keptHere(): boolean {
  return "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
}

function NumberLists({ numbers, complete }: { numbers: HelpNumber[]; complete: boolean }) {
  const emergency = numbers.filter(({ kind }) => kind === "emergency");
  const others = numbers.filter(({ kind }) => kind !== "emergency");
  return (
    <>
      <section aria-label={t("emergency:emergency")} className="mt-2 grid min-h-14 gap-2">
        {emergency.map((number) => (
          <CallButton key={number.label + number.number} number={number} urgent />
        ))}
      </section>
      {complete ? (
        <section className="mt-7">
          <h2 className="text-lead font-bold">{t("emergency:others")}</h2>
          <div className="mt-2 grid gap-2 sm:grid-cols-2">
            {others.map((number) => (
              <CallButton key={number.label + number.number} number={number} urgent={false} />
            ))}
          </div>
          {others.length === 0 ? (
            <p className="text-note text-soft">{t("emergency:noOthers")}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
