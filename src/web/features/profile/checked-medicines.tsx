import { useMemo } from "react";
import type { Profile } from "#contracts/profile.ts";
import { checkMedicines } from "#safety/medicines/check-medicines.ts";
import { medicinesIn } from "#safety/medicines/medicines-in.ts";
import { t } from "../../language/t.ts";
import { MedicineNotes } from "./medicine-notes.tsx";

/** What the medicines of a saved profile meet, and which of them the checks don't know. */
export function CheckedMedicines({ profile }: { profile: Profile }) {
  const notes = useMemo(() => checkMedicines(profile, [], Date.now()), [profile]);
  const written = profile.medicines ?? [];
  const unknown = written.filter((line) => medicinesIn(line).length === 0);
  if (written.length === 0) return null;
  return (
    <section aria-label={t("profile:checked.name")} className="grid gap-3">
      {notes.length === 0 ? null : (
        <>
          <h3 className="font-semibold">{t("profile:checked.title")}</h3>
          <MedicineNotes notes={notes} />
        </>
      )}
      <p className="text-small text-soft">
        {unknown.length > 0
          ? `${t("profile:checked.unknown", { names: unknown.join(", ") })} `
          : ""}
        {t("profile:checked.limits")}
      </p>
    </section>
  );
}
