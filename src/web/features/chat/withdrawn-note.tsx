import type { ShownCitation } from "#contracts/chat.ts";
import { Notice } from "../../components/notice.tsx";

/** Calm and plain: an older answer isn't wrong because its page was taken down, but it should not be relied on. */
export function WithdrawnNote({ citations }: { citations: readonly ShownCitation[] }) {
  const gone = citations.filter(({ withdrawn }) => withdrawn === true);
  const changed = citations.filter(({ withdrawn }) => withdrawn === "changed");
  if (gone.length + changed.length === 0) return null;
  return (
    <Notice>
      <p className="font-semibold">Sources of this answer have changed since it was written.</p>
      <p className="mt-0.5">
        {[
          gone.length > 0 && `Taken out of the library: ${numbersOf(gone)}.`,
          changed.length > 0 && `Says something else now: ${numbersOf(changed)}.`,
        ]
          .filter(Boolean)
          .join(" ")}{" "}
        The answer shows them as they were. Ask again before you rely on it.
      </p>
    </Notice>
  );
}

const numbersOf = (citations: readonly ShownCitation[]) =>
  citations.map(({ n, title }) => `[${n}] ${title}`).join(", ");
