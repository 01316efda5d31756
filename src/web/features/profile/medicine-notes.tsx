import type { MedicineNote } from "#contracts/medicines.ts";
import { t } from "../../language/t.ts";

/** What to speak about with a pharmacist before taking: fixed texts, calm, most pressing first. */
export function MedicineNotes({ notes }: { notes: readonly MedicineNote[] }) {
  return (
    <ul className="grid gap-3">
      {notes.map(({ id, medicines, text, source }) => (
        <li key={id} className="rounded-control border border-line bg-surface px-4 py-3 text-note">
          <p className="font-semibold" dir="auto">
            {medicines.join(" · ")}
          </p>
          <p className="mt-0.5" dir="auto">
            {text}
          </p>
          <p className="mt-1 text-small text-soft">
            {source ? (
              <a
                href={source.url}
                target="_blank"
                rel="noreferrer"
                className="underline underline-offset-2"
              >
                {t("shared:titleFrom", { title: source.title, publisher: source.publisher })}
              </a>
            ) : (
              t("profile:checked.noSource")
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
