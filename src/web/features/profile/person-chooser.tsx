import { Suspense, useEffect, useId, useState, useSyncExternalStore } from "react";
import type { PersonId, SessionId } from "#contracts/ids.ts";
import { peopleLimit } from "#contracts/profile.ts";
import { neededPart } from "../../components/needed-part.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { t } from "../../language/t.ts";
import { caresForSomebody } from "./cares-here.ts";
import { choosePerson, chosenIn, subscribeToChosen } from "./chosen-people.ts";
import { ProfileUse } from "./profile-use.tsx";
import { usePeople } from "./requests/list-people.ts";

const PersonSheet = neededPart(
  () => import("./person-sheet-alone.tsx"),
  (words, { onClose }) => (
    <Sheet open onClose={onClose} side="end" title={t("profile:people.somebody")}>
      <div className="p-5">{words}</div>
    </Sheet>
  ),
);

type PersonChooserProps = {
  sessionId: SessionId;
  /** Whom the question before was about. */
  before: PersonId | null;
  /** Nothing has been asked in it yet: then somebody can be added, and what is known be left out. */
  isNew?: boolean;
};

const somebodyElse = "somebody-else";

/** Whom the question is about. Once a chat goes on, only for those who have told of somebody. */
export function PersonChooser({ sessionId, before, isNew = false }: PersonChooserProps) {
  const id = useId();
  const { data: people } = usePeople();
  const [isAdding, setIsAdding] = useState(false);
  const chosen = useSyncExternalStore(subscribeToChosen, () => chosenIn(sessionId));
  const wanted = chosen === undefined ? before : chosen;
  const current = people?.find((person) => person.id === wanted)?.id ?? null;
  useEffect(() => {
    // Also when the one who was chosen has been taken away since.
    if (people && (chosen ?? null) !== current) choosePerson(sessionId, current);
  }, [people, chosen, current, sessionId]);
  // Its place is kept, so that nothing moves when people are known.
  if (!people && (isNew || caresForSomebody())) return <div className="mb-1.5 min-h-11" />;
  if (!people || (people.length === 0 && !isNew)) return null;
  function choose(value: string) {
    if (value === somebodyElse) setIsAdding(true);
    else choosePerson(sessionId, people?.find((one) => one.id === value)?.id ?? null);
  }
  return (
    <div className="mb-1.5 flex flex-wrap items-center gap-x-5 px-3 text-note text-soft">
      <div className="flex min-w-0 items-center gap-1.5">
        <label htmlFor={id}>{t("profile:chooser.about")}</label>
        <select
          id={id}
          value={current ?? ""}
          onChange={(event) => choose(event.target.value)}
          className="field-sizing-content min-h-11 max-w-full rounded-control bg-transparent text-input font-semibold text-ink underline underline-offset-4"
        >
          <option value="" className="bg-surface text-ink">
            {t("profile:chooser.me")}
          </option>
          {people.map((person) => (
            <option key={person.id} value={person.id} className="bg-surface text-ink">
              {person.name}
            </option>
          ))}
          {isNew && people.length < peopleLimit ? (
            <option value={somebodyElse} className="bg-surface text-ink">
              {t("profile:chooser.somebodyElse")}
            </option>
          ) : null}
        </select>
      </div>
      {isNew ? (
        <ProfileUse
          sessionId={sessionId}
          about={people.find((person) => person.id === current) ?? null}
        />
      ) : null}
      {isAdding ? (
        <Suspense>
          <PersonSheet
            onClose={() => setIsAdding(false)}
            onSaved={(person) => choosePerson(sessionId, person.id)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
