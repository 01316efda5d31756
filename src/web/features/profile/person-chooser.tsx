import { useEffect, useId, useSyncExternalStore } from "react";
import type { PersonId, SessionId } from "#contracts/ids.ts";
import { choosePerson, chosenIn, subscribeToChosen } from "./chosen-people.ts";
import { usePeople } from "./requests/list-people.ts";

type PersonChooserProps = {
  sessionId: SessionId;
  /** Whom the question before was about. */
  before: PersonId | null;
};

/** Whom the question is about; only for those who have told of somebody. */
export function PersonChooser({ sessionId, before }: PersonChooserProps) {
  const id = useId();
  const { data: people } = usePeople();
  const chosen = useSyncExternalStore(subscribeToChosen, () => chosenIn(sessionId));
  const wanted = chosen === undefined ? before : chosen;
  const current = people?.find((person) => person.id === wanted)?.id ?? null;
  useEffect(() => {
    // Also when the one who was chosen has been taken away since.
    if (people && (chosen ?? null) !== current) choosePerson(sessionId, current);
  }, [people, chosen, current, sessionId]);
  if (!people || people.length === 0) return null;
  return (
    <div className="mb-1.5 flex items-center gap-1.5 px-3 text-note text-soft">
      <label htmlFor={id}>This is about</label>
      <select
        id={id}
        value={current ?? ""}
        onChange={(event) => {
          const person = people.find((one) => one.id === event.target.value);
          choosePerson(sessionId, person?.id ?? null);
        }}
        className="field-sizing-content min-h-11 max-w-full rounded-control bg-transparent text-input font-semibold text-ink underline underline-offset-4"
      >
        <option value="" className="bg-surface text-ink">
          me
        </option>
        {people.map((person) => (
          <option key={person.id} value={person.id} className="bg-surface text-ink">
            {person.name}
          </option>
        ))}
      </select>
    </div>
  );
}
