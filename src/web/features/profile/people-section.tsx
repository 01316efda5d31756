import { Plus } from "lucide-react";
import { useState } from "react";
import { type CaredFor, peopleLimit } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { PersonForm } from "./person-form.tsx";
import { usePeople } from "./requests/list-people.ts";

/** The people one cares for, each opened in a sheet of their own. */
export function PeopleSection() {
  const people = usePeople();
  const [open, setOpen] = useState<CaredFor | "new" | null>(null);
  const close = () => setOpen(null);
  const list = people.data ?? [];
  return (
    <section aria-labelledby="people-title" className="grid gap-3 border-t border-line pt-6">
      <div>
        <h2 id="people-title" className="text-heading font-bold">
          People you care for
        </h2>
        <p className="mt-0.5 text-note text-soft">
          You can then say whom a question is about. What you tell of them is used for nobody else.
        </p>
      </div>
      {people.error ? <Notice kind="fault">{sentenceFor(people.error)}</Notice> : null}
      {list.length > 0 ? (
        <ul className="grid gap-2">
          {list.map((person) => (
            <li key={person.id}>
              <Button
                look="quiet"
                className="min-h-12 w-full justify-start font-normal"
                onClick={() => setOpen(person)}
              >
                {person.name}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {people.data && list.length < peopleLimit ? (
        <Button look="quiet" className="w-fit" onClick={() => setOpen("new")}>
          <Plus aria-hidden className="size-4" />
          Add somebody
        </Button>
      ) : null}
      <Sheet
        side="end"
        open={open !== null}
        onClose={close}
        title={open === null || open === "new" ? "Somebody you care for" : open.name}
      >
        <div className="min-h-0 overflow-y-auto">
          <PersonForm person={open === "new" ? null : open} onDone={close} />
        </div>
      </Sheet>
    </section>
  );
}
