import { Plus } from "lucide-react";
import { useState } from "react";
import { type CaredFor, peopleLimit } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { personInShort } from "./person-in-short.ts";
import { PersonSheet } from "./person-sheet.tsx";
import { usePeople } from "./requests/list-people.ts";

/** The people one cares for, each opened in a sheet of their own. */
export function PeopleSection() {
  const people = usePeople();
  const [open, setOpen] = useState<CaredFor | "new" | null>(null);
  const list = people.data ?? [];
  const isFull = list.length >= peopleLimit;
  return (
    <section aria-labelledby="people-title" className="grid gap-3">
      <div>
        <h2 id="people-title" className="text-heading font-bold">
          {t("profile:people.title")}
        </h2>
        <p className="mt-0.5 text-note text-soft">{t("profile:people.lead")}</p>
      </div>
      {people.error ? <Notice kind="fault">{sentenceFor(people.error)}</Notice> : null}
      {list.length > 0 ? (
        <ul className="grid gap-2 sm:grid-cols-2">
          {list.map((person) => (
            <li key={person.id}>
              <PersonButton person={person} onOpen={() => setOpen(person)} />
            </li>
          ))}
        </ul>
      ) : people.data ? (
        <p className="text-note">{t("profile:people.none")}</p>
      ) : null}
      {isFull ? (
        <p className="text-note text-soft">{t("profile:people.full", { count: peopleLimit })}</p>
      ) : null}
      {people.data && !isFull ? (
        <Button look="quiet" className="w-fit" onClick={() => setOpen("new")}>
          <Plus aria-hidden className="size-4" />
          {t("profile:people.add")}
        </Button>
      ) : null}
      <PersonSheet open={open} onClose={() => setOpen(null)} />
    </section>
  );
}

function PersonButton({ person, onOpen }: { person: CaredFor; onOpen(): void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="min-h-14 w-full rounded-control border border-line bg-surface px-4 py-2.5 text-start text-note transition-colors hover:bg-sunken"
    >
      <span dir="auto" className="block truncate font-semibold">
        {person.name}
      </span>
      <span dir="auto" className="block truncate text-small text-soft">
        {personInShort(person.profile)}
      </span>
    </button>
  );
}
