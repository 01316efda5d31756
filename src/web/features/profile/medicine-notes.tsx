import type { MedicineNote } from "#contracts/medicines.ts";

/** What to speak about with a pharmacist before taking: fixed texts, calm, most pressing first. */
export function MedicineNotes({ notes }: { notes: readonly MedicineNote[] }) {
  return (
    <ul className="grid gap-3">
      {notes.map(({ id, medicines, text, source }) => (
        <li key={id} className="rounded-control border border-line bg-surface px-4 py-3 text-note">
          <p className="font-semibold">{medicines.join(" · ")}</p>
          <p className="mt-0.5">{text}</p>
          <p className="mt-1 text-small text-soft">
            {source ? (
              <a
                href={source.url}
                target="_blank"
                rel="noreferrer"
                className="underline underline-offset-2"
              >
                {source.title}, {source.publisher}
              </a>
            ) : (
              "No source read."
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
