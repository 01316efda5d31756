import { useMemo } from "react";
import type { Profile } from "#contracts/profile.ts";
import { checkMedicines } from "#safety/medicines/check-medicines.ts";
import { medicinesIn } from "#safety/medicines/medicines-in.ts";
import { MedicineNotes } from "./medicine-notes.tsx";

/** What the medicines of a saved profile meet, and which of them the checks don't know. */
export function CheckedMedicines({ profile }: { profile: Profile }) {
  const notes = useMemo(() => checkMedicines(profile, [], Date.now()), [profile]);
  const written = profile.medicines ?? [];
  const unknown = written.filter((line) => medicinesIn(line).length === 0);
  if (written.length === 0) return null;
  return (
    <section aria-label="Your medicines, checked" className="grid gap-3">
      {notes.length === 0 ? null : (
        <>
          <h2 className="text-heading font-bold">To ask your pharmacist about</h2>
          <MedicineNotes notes={notes} />
        </>
      )}
      <p className="text-small text-soft">
        {unknown.length > 0 ? `Not known here, so not checked: ${unknown.join(", ")}. ` : ""}
        Only the most common medicines and pairs are known here. That nothing is said doesn't mean
        that nothing is wrong. Not reviewed by a clinician.
      </p>
    </section>
  );
}
